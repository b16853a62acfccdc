package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for every query. */
@Tag("database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LawsTest {

    private static final int QUESTIONS = 150;
    private static final String ALL = "A-1 A-2 A-3 A-4 A-10 B-1 B-2";

    private final Orchard orchard;

    LawsTest() throws SQLException {
        orchard = new Orchard();
    }

    @AfterAll
    void close() throws SQLException {
        orchard.close();
    }

    @Test
    void aPrintedTreeReadsAsTheSameTree() {
        Seeds.forAll(10_000, random -> {
            var query = new RandomTrees(random).query();

            assertThat(Jql.parse(Jql.print(query))).as(Jql.print(query)).isEqualTo(query);
        });
    }

    @Test
    void everyTextIsReadOrRefusedInWords() {
        Seeds.forAll(10_000, random -> {
            var broken = new StringBuilder(Jql.print(new RandomTrees(random).query()));
            for (int edit = random.nextInt(4); edit >= 0 && !broken.isEmpty(); edit--) {
                int at = random.nextInt(broken.length());
                if (random.nextBoolean()) {
                    broken.deleteCharAt(at);
                } else {
                    broken.insert(at, "()[]=!~<>,'\"\\ &|+a5\u0007".charAt(random.nextInt(20)));
                }
            }
            try {
                JqlCheck.of(Jql.parse(broken.toString()), orchard, Orchard.caller(Orchard.UTC));
            } catch (JqlSyntaxError refused) {
                assertThat(refused.messages()).hasSize(1).allMatch(message -> message.length() > 20);
            }
        });
    }

    @Test
    void aQueryFindsWhatItsMeaningSays() {
        Seeds.forAll(5 * QUESTIONS, random -> {
            var clause = new RandomQuestions(random).clause(4);

            assertThat(found(clause)).as(Jql.print(clause)).isEqualTo(Model.found(clause));
        });
    }

    @Test
    void twoNegationsAreNoneAndNothingIsFoundByBoth() {
        Seeds.forAll(QUESTIONS, random -> {
            var clause = new RandomQuestions(random).clause(3);
            var contrary = new Clause.Not(clause);

            assertThat(found(new Clause.Not(contrary))).isEqualTo(found(clause));
            assertThat(found(new Clause.And(List.of(clause, contrary)))).isEmpty();
        });
    }

    @Test
    void theOrderOfPartsDoesNotMatter() {
        Seeds.forAll(QUESTIONS, random -> {
            var questions = new RandomQuestions(random);
            var one = questions.clause(2);
            var other = questions.clause(2);

            assertThat(found(new Clause.And(List.of(one, other))))
                    .isEqualTo(found(new Clause.And(List.of(other, one))));
            assertThat(found(new Clause.Or(List.of(one, other)))).isEqualTo(found(new Clause.Or(List.of(other, one))));
            assertThat(found(new Clause.Not(new Clause.And(List.of(one, other)))))
                    .isEqualTo(found(new Clause.Or(List.of(new Clause.Not(one), new Clause.Not(other)))));
        });
    }

    @Test
    void equalDifferentAndEmptyAreAll() {
        Seeds.forAll(QUESTIONS, random -> {
            var questions = new RandomQuestions(random);
            for (var field : List.of(
                    "project", "issuetype", "status", "parent", "Epic Link", "labels", "created", "issueLinkType")) {
                var value = questions.value(field);
                var equal = RandomQuestions.compared(field, Operator.EQUALS, value);
                var different = RandomQuestions.compared(field, Operator.NOT_EQUALS, value);
                var empty = RandomQuestions.compared(field, Operator.IS, new Operand.Empty());
                var notIn = RandomQuestions.compared(field, Operator.NOT_IN, new Operand.Group(List.of(value)));

                assertThat(found(new Clause.Or(List.of(equal, different, empty))))
                        .isEqualTo(ALL);
                assertThat(found(notIn)).isEqualTo(found(different));
            }
        });
    }

    @Test
    void pagesAreTheWholeInPieces() {
        var fields = List.of(
                "project",
                "key",
                "id",
                "type",
                "status",
                "statusCategory",
                "\"Epic Link\"",
                "labels",
                "created",
                "updated",
                "summary",
                "Rank");
        Seeds.forAll(QUESTIONS, random -> {
            var sorts = random.ints(1 + random.nextInt(3), 0, fields.size())
                    .mapToObj(fields::get)
                    .map(field -> field + List.of("", " asc", " desc").get(random.nextInt(3)))
                    .collect(Collectors.joining(", "));
            var jql = "project in (A, B) order by " + sorts;

            var query = orchard.check(jql).strictly();

            assertThat(inPages(query, 1 + random.nextInt(8)))
                    .as(jql)
                    .isEqualTo(orchard.page(query, 100).stream()
                            .map(Orchard.Found::id)
                            .toList());
        });
    }

    private List<Long> inPages(SqlQuery whole, int size) {
        var found = new ArrayList<Long>();
        var page = orchard.page(whole, size);
        while (!page.isEmpty()) {
            page.forEach(issue -> found.add(issue.id()));
            page = orchard.page(whole.behind(page.getLast().place()), size);
        }
        return found;
    }

    private String found(Clause clause) {
        var query = new Query(Optional.of(clause), List.of(new Sort(Field.named("id"), Optional.empty())));
        return orchard.found(
                JqlCheck.of(query, orchard, Orchard.caller(Orchard.UTC)).strictly());
    }
}
