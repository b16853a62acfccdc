package org.espalier.sandbox.jql;

import java.util.stream.Stream;

/** Texts on which a reader of JQL easily goes wrong, and those on which ours differs from Atlassian's on purpose. */
final class AtlassianTraps {

    /**
     * A difference.
     *
     * @param accepted whether ours accepts the query, which theirs then does not, or the other way round
     * @param reason why ours is not made like theirs
     */
    record Difference(String name, String query, boolean accepted, String reason) {}

    private AtlassianTraps() {}

    static Stream<Difference> differences() {
        var stack = "a query must not be able to exhaust the stack of the server; nobody writes four hundred levels";
        return Stream.of(
                new Difference("brackets 401 deep", "(".repeat(401) + "a=1" + ")".repeat(401), false, stack),
                new Difference("401 negations", "!".repeat(401) + "a=1", false, stack),
                new Difference("lists 401 deep", "a in " + "(".repeat(401) + "b" + ")".repeat(401), false, stack));
    }

    static Stream<String> queries() {
        return Stream.of(deep(), characters(), escapes(), words(), operands()).flatMap(some -> some);
    }

    private static Stream<String> deep() {
        return Stream.of(
                "(".repeat(399) + "a=1" + ")".repeat(399),
                "!".repeat(399) + "a=1",
                "a in " + "(".repeat(399) + "b" + ")".repeat(399),
                "a in (" + "b,".repeat(3_000) + "b)");
    }

    private static Stream<String> characters() {
        return Stream.of(
                "\0",
                "a\u000b=b",
                "a\f=b",
                "a\u0085=b",
                "a=\"\u007f\"",
                "a=\"\ufdd0\"",
                "a=\ufdef",
                "a=\"\uffff\"",
                "a=\ufffe",
                "\ufeffa=b",
                "a=\u200bb",
                "a\u00a0=b",
                "order\u00a0by a",
                "a=x\u2028y",
                "a\u2028=b",
                "a=\ud83d",
                "a=\"\udc00\"",
                "a=\ud83f\udffe",
                "a=\"\r\n\"",
                "a=\"\t\"",
                "a='it\"s'",
                "a=b;");
    }

    private static Stream<String> escapes() {
        return Stream.of(
                "a=\"\\u00\"",
                "a=\"\\u00zz\"",
                "a=\"\\U0041\"",
                "a=\"\\0\"",
                "a=\"\\/\"",
                "a=\\u0041nd",
                "s\\u0065lect=a",
                "a\\ b=c",
                "\\\"a=b",
                "a=\\",
                "a=\"\\");
    }

    private static Stream<String> words() {
        return Stream.of(
                "CF[10]=3",
                "cf[99999999999999999999]=3",
                "cf[-1]=3",
                "cf[\"10\"]=3",
                "cf[010]=3",
                "a=99999999999999999999",
                "SELECT=a",
                "a[select]=b",
                "a=f(select)",
                "a[in]=3",
                "a=f(in)",
                "li\u212ae=x",
                "a \u0130n (b)",
                "a \u0131s empty",
                "a\u017f=b",
                "order   \n by a",
                "order by order",
                "order by \"order\"",
                "order by a asc, b desc, c",
                "by = a",
                "\"by\" = a");
    }

    private static Stream<String> operands() {
        return Stream.of(
                "''=''",
                "-5=3",
                "5[a]=3",
                "a[5]=3",
                "a[\"x\"] \"y\"=3",
                "a[b]5=3",
                "a[]=3",
                "a=f[b]()",
                "a=\"\"()",
                "a=null()",
                "a in empty",
                "a in (empty)",
                "a in (f(), (g(1), \"h\"), null)",
                "a not in f()",
                "not a not in (b)",
                "a is not not empty",
                "a is f()",
                "a was not empty",
                "a was not not b",
                "a not changed",
                "a changed in (b)",
                "a changed by empty",
                "a was b by c by d",
                "a was b during (c)",
                "a was b on (c,d,e)",
                "a was b to c",
                "a changed from (b, c) to f()",
                "a=b,c=d",
                "(a=b)(c=d)",
                "a=b or",
                "a=b or or c=d",
                "not",
                "! a=b & ! (c=d | e=f)");
    }
}
