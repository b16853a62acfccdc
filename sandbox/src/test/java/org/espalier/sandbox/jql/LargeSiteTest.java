package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a search reads does not grow with the site, except where {@link LargeQueries} says why it must. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeSiteTest {

    private static final int PAGE = 50;

    /** Rows and entries of indices that a page may touch, whether the site has 60,000 issues or 250,000. */
    private static final long LITTLE = 6_000;

    private final LargeSite site;

    LargeSiteTest() throws SQLException, IOException {
        site = new LargeSite();
    }

    @AfterAll
    void close() throws SQLException {
        site.close();
    }

    static Stream<LargeQueries.Cost> all() {
        return LargeQueries.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPageReadsWhatItsPlanSays(LargeQueries.Cost cost) {
        var plan = page(site.query(cost.jql()));

        if (cost.reason().isPresent()) {
            assertThat(plan.read())
                    .as("what is listed as reading much reads little: %s", plan)
                    .isGreaterThan(LITTLE);
        } else {
            if (LargeSite.ISSUES == LargeSite.USUAL) {
                assertThat(plan.ways()).isEqualTo(cost.ways());
            }
            // On a larger site PostgreSQL may hold another way for the shorter one; nothing is promised of that.
            if (plan.ways().equals(cost.ways())) {
                assertThat(plan.read()).as("%s: %s", cost, plan).isLessThanOrEqualTo(LITTLE);
            }
        }
    }

    @Test
    void aCountReadsLittleMoreThanWhatItCounts() {
        var selective = LargeQueries.all()
                .filter(cost -> cost.reason().isEmpty() && !cost.ways().contains("issue_pkey"))
                .map(cost -> site.query(cost.jql()))
                .filter(query -> site.number(query) < 1_000)
                .toList();

        assertThat(selective)
                .hasSizeGreaterThan(30)
                .allSatisfy(query -> assertThat(
                                site.plan(query.count(), query.parameters()).read())
                        .as(query.where())
                        .isLessThanOrEqualTo(LITTLE));
    }

    static Stream<String> orders() {
        return LargeQueries.all()
                .filter(cost -> cost.reason().isEmpty())
                .map(LargeQueries.Cost::jql)
                .filter(jql -> jql.startsWith("project = BIG order by ") && !jql.contains(","));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theSixHundredthPageCostsWhatTheFirstOneCosts(String jql) {
        var query = site.query(jql);
        var sixHundredth = page(query.behind(site.place(query, 599 * PAGE)));

        assertThat(sixHundredth.read()).isLessThanOrEqualTo(page(query).read() * 2);
    }

    @Test
    void everyFieldOperatorFunctionAndOrderIsAmongTheQueries() {
        var queries = LargeQueries.all().map(cost -> Jql.parse(cost.jql())).toList();
        var terminals = queries.stream()
                .flatMap(query -> query.where().stream())
                .flatMap(LargeSiteTest::terminals)
                .toList();
        var fields = new SearchFields(site);
        var asked = new HashSet<List<Object>>();
        terminals.forEach(
                terminal -> asked.add(List.of(fields.find(terminal.field()).orElseThrow(), terminal.operator())));
        queries.forEach(query -> query.orderBy()
                .forEach(sort -> asked.add(List.of(
                        fields.find(sort.field()).orElseThrow(),
                        sort.direction().orElse(Sort.Direction.ASC)))));

        var context = new Context(site, site.caller(), new Problems(), List.of());
        var existing =
                SearchFields.BY_NAME.values().stream().filter(fields::exists).collect(Collectors.toSet());
        for (var field : existing) {
            assertThat(asked)
                    .containsAll(field.operators().stream()
                            .map(operator -> List.<Object>of(field, operator))
                            .toList());
            if (!field.sortKeys(context).isEmpty()) {
                assertThat(asked).contains(List.of(field, Sort.Direction.ASC), List.of(field, Sort.Direction.DESC));
            }
        }
        assertThat(functions(terminals))
                .containsAll(Functions.ALL.stream().map(Functions.Known::lower).toList());
    }

    private Plan page(SqlQuery query) {
        var parameters = new ArrayList<>(query.parameters());
        parameters.add(PAGE + 1L);
        return site.plan(query.page(), parameters);
    }

    private static Stream<Clause.Terminal> terminals(Clause clause) {
        return switch (clause) {
            case Clause.And and -> and.parts().stream().flatMap(LargeSiteTest::terminals);
            case Clause.Or or -> or.parts().stream().flatMap(LargeSiteTest::terminals);
            case Clause.Not not -> terminals(not.negated());
            case Clause.Terminal terminal -> Stream.of(terminal);
        };
    }

    private static Set<String> functions(List<Clause.Terminal> terminals) {
        return terminals.stream()
                .flatMap(terminal -> terminal.operand().stream())
                .flatMap(operand ->
                        operand instanceof Operand.Group(var members) ? members.stream() : Stream.of(operand))
                .flatMap(operand ->
                        operand instanceof Operand.Call call ? Stream.of(Functions.name(call)) : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
