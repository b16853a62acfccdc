package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which texts are JQL, and the trees of some. */
class GrammarTest {

    @ParameterizedTest
    @MethodSource
    void accepted(String jql) {
        var query = Jql.parse(jql);

        assertThat(Jql.parse(Jql.print(query))).isEqualTo(query);
    }

    static Stream<String> accepted() {
        return Stream.of(
                "",
                " \t\r\n",
                "order by key",
                "a=b order by c, \"x y\" desc, cf[10]",
                "!!a=b",
                "not not a=b",
                "a=1 & b=2 | c=3",
                "a = null",
                "a != empty",
                "a ~ empty",
                "a in (b, empty)",
                "a in f()",
                "a not in f()",
                "a in 3()",
                "a in ((b,c),d)",
                "a was not in (b) before \"2020/01/01 10:00\"",
                "a was empty",
                "a was in f()",
                "a changed",
                "a changed from empty",
                "a = f(1, \"b c\")",
                "a = \"f g\"()",
                "a = 3()",
                "a = b.c()",
                "a = \"-5w 2d\"",
                "a = -x",
                "a = -",
                "a = --5",
                "5 = 5",
                "\"\"=3",
                "a[b].c = 1",
                "a[b][c]=2",
                "a[-1]=2",
                "cf[10][a].b = 3",
                "cf [ 10001 ] = 3",
                "cf[10] [a] b c = 3",
                "issue.property[\"x y\"].z ~ 3",
                "a = \"x\\u0041\"",
                "a = x\\ y",
                "a\\ b = c",
                "a = 'x\\'y'",
                "a = \"line\nend\"",
                "a changed from c to d before \"x\" on y",
                "a changed by (u, v)",
                "a changed during (\"2020-01-01\",\"2020-02-01\")",
                "a was b during a",
                "user.name = 3",
                "android = null5",
                "orderby = x",
                "key = ABC-1",
                "v = 1.0",
                "a = 557058:abc-def",
                "größe = é",
                "a=x\u00a0y",
                "a = \ud83d\ude00",
                "a=`b`",
                "order by a[b].c desc",
                "a = b ORDER\nBY c",
                "a is not null",
                "not(a=b) and !(c=d)",
                "a<1 and b>2 and c<=3 and d>=4 and e!~f");
    }

    @ParameterizedTest
    @MethodSource
    void refused(String jql) {
        assertThatThrownBy(() -> Jql.parse(jql)).isInstanceOf(JqlSyntaxError.class);
    }

    static Stream<String> refused() {
        return Stream.of(
                "a=b order by",
                "order by key,",
                "order by key asc desc",
                "order by a, b c",
                "(a=b order by c)",
                "()",
                "(",
                "not",
                "and a=b",
                "a=b and",
                "a=b and or c=d",
                "a=b &&& c=d",
                "a > empty",
                "a = f(empty)",
                "a is \"x\"",
                "a is b",
                "a in ()",
                "a in (b,)",
                "a in b",
                "a not in b",
                "a in empty",
                "a = (b,c)",
                "a was (b)",
                "a was in b",
                "a notin (b)",
                "a = f(g())",
                "a = f(b,)",
                "f() = a",
                "a = -5w 2d",
                "a = +5",
                "a = ~b",
                "a == b",
                "a <> b",
                "a =< b",
                "cf[x] = 3",
                "cf[-1] = 3",
                "cf = 3",
                "cf[10].value = 3",
                "[a] = 3",
                "5[a] = 3",
                "a = \"x\\qb\"",
                "a = \"b\\u004\"",
                "a = \"x",
                "a = O'Reilly",
                "a = \"tab\there\"",
                "a = \"x\ufffe\"",
                "a = \"x\u0080\"",
                "a\f= b",
                "a was b from c",
                "a was changed",
                "a=b order by c order by d",
                "user = 3",
                "labels = c++",
                "assignee = a@b.example",
                "foo bar",
                "a ! in (b)",
                "a=b ! c=d",
                "a=b)",
                "status = open by admin");
    }

    @Test
    void everyKeywordAndReservedWordMustBeQuoted() {
        var keywords = "in is and or not empty null was changed before after from to on during order by asc desc cf";
        var words = Stream.concat(Jql.reservedWords().stream(), Stream.of(keywords.split(" ")))
                .toList();

        assertThat(words).hasSize(159 + 20);
        assertThat(words)
                .allSatisfy(word -> assertThatThrownBy(() -> Jql.parse(word.toUpperCase(Locale.ROOT) + " = x"))
                        .isInstanceOf(JqlSyntaxError.class))
                .allSatisfy(word -> assertThat(Jql.quoted(word)).isEqualTo("\"" + word + "\""))
                .allSatisfy(word ->
                        assertThat(Jql.parse(Jql.quoted(word) + " = x").where()).contains(equal(word, "x")));
    }

    @Test
    void andBindsTighterThanOr() {
        assertThat(Jql.parse("a=1 or b=2 and c=3").where())
                .contains(new Clause.Or(List.of(equal("a", 1), new Clause.And(List.of(equal("b", 2), equal("c", 3))))));
    }

    @Test
    void bracketsKeepANodeOfTheirOwnOnlyAroundChains() {
        assertThat(Jql.parse("a=1 and ((b=2 and c=3)) and (d=4)").where())
                .contains(new Clause.And(
                        List.of(equal("a", 1), new Clause.And(List.of(equal("b", 2), equal("c", 3))), equal("d", 4))));
    }

    @Test
    void escapesAreReadAndNumbersAreNumbersOnlyBare() {
        assertThat(Jql.parse("a = \"x\\u0041\\t\\\"\"").where()).contains(equal("a", "xA\t\""));
        assertThat(Jql.parse("a = x\\ \\u0079").where()).contains(equal("a", "x y"));
        assertThat(Jql.parse("a = -5").where()).contains(equal("a", -5));
        assertThat(Jql.parse("a = \"5\"").where()).contains(equal("a", "5"));
        assertThat(Jql.parse("a = 1.0").where()).contains(equal("a", "1.0"));
    }

    @Test
    void propertiesFollowTheirField() {
        var property = new Field.Property("x y", List.of(".z"));

        assertThat(Jql.parse("issue.property[\"x y\"].z ~ 3").where())
                .contains(new Clause.Terminal(
                        new Field.Named("issue.property", List.of(property)),
                        Operator.LIKE,
                        Optional.of(new Operand.Digits("3")),
                        List.of()));
    }

    @Test
    void onlyAWherePartBoundsAQuery() {
        assertThat(Jql.parse("order by key").bounded()).isFalse();
        assertThat(Jql.parse("a = b order by key").bounded()).isTrue();
    }

    @Test
    void freeWordsAreToldFromBrokenQueries() {
        assertThat(Jql.isFreeWords("this is not jql")).isTrue();
        assertThat(Jql.isFreeWords("project = ")).isFalse();
        assertThat(Jql.isFreeWords("this is \"not jql")).isFalse();
        assertThat(Jql.isFreeWords("")).isFalse();
    }

    @Test
    void aLongQueryIsReadAndADeepOneIsRefusedInWords() {
        var chain = String.join(" or ", Collections.nCopies(20_000, "a = 1"));
        assertThat(Jql.parse(chain)
                        .where()
                        .map(where -> ((Clause.Or) where).parts().size()))
                .contains(20_000);

        var fits = "(not ".repeat(200) + "a = 1" + ")".repeat(200);
        assertThat(Jql.parse(Jql.print(Jql.parse(fits)))).isEqualTo(Jql.parse(fits));

        for (var deep : List.of("(".repeat(10_000), "!".repeat(10_000), "a in " + "(".repeat(10_000))) {
            assertThatThrownBy(() -> Jql.parse(deep))
                    .isInstanceOf(JqlSyntaxError.class)
                    .hasMessageContaining("nested too deeply: brackets and NOTs may lie at most 400 levels deep");
        }
    }

    private static Clause equal(String field, String text) {
        return equal(field, new Operand.Text(text));
    }

    private static Clause equal(String field, int number) {
        return equal(field, new Operand.Digits(Integer.toString(number)));
    }

    private static Clause equal(String field, Operand operand) {
        return new Clause.Terminal(Field.named(field), Operator.EQUALS, Optional.of(operand), List.of());
    }
}
