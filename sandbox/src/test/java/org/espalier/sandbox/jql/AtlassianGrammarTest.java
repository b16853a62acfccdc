package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Atlassian's own parser accepts and refuses, ours does; {@link AtlassianTraps} names the differences. */
class AtlassianGrammarTest {

    private static final int QUERIES = 2_000;

    @BeforeAll
    static void theOtherParserIsThere() {
        AtlassianParser.require();
    }

    @Test
    void bothAcceptAndRefuseTheSame() {
        var queries = new ArrayList<String>();
        Stream.of(GrammarTest.accepted(), GrammarTest.refused(), AtlassianTraps.queries())
                .forEach(some -> some.forEach(queries::add));
        for (long seed = Long.getLong("seed", 0); queries.size() < QUERIES; seed++) {
            queries.add(new RandomTexts(new Random(seed)).text());
        }

        var ours = queries.stream().map(AtlassianGrammarTest::accepts).toList();

        assertThat(byQuery(queries, ours)).containsExactlyEntriesOf(byQuery(queries, AtlassianParser.accepts(queries)));
        assertThat(ours.stream().filter(accepted -> accepted).count())
                .as("of %s queries many are accepted and many refused", QUERIES)
                .isBetween(QUERIES / 4L, QUERIES * 3L / 4);
    }

    @Test
    void whereTheyDifferIsListedWithItsReason() {
        var differences = AtlassianTraps.differences().toList();
        var theirs = AtlassianParser.accepts(
                differences.stream().map(AtlassianTraps.Difference::query).toList());

        for (int at = 0; at < differences.size(); at++) {
            var difference = differences.get(at);
            assertThat(accepts(difference.query())).as(difference.name()).isEqualTo(difference.accepted());
            assertThat(theirs.get(at)).as(difference.name()).isNotEqualTo(difference.accepted());
        }
    }

    private static Map<String, Boolean> byQuery(List<String> queries, List<Boolean> accepted) {
        assertThat(accepted).hasSameSizeAs(queries);
        var byQuery = new TreeMap<String, Boolean>();
        for (int at = 0; at < queries.size(); at++) {
            byQuery.put(queries.get(at), accepted.get(at));
        }
        return byQuery;
    }

    private static boolean accepts(String query) {
        try {
            Jql.parse(query);
            return true;
        } catch (JqlSyntaxError refused) {
            return false;
        }
    }
}
