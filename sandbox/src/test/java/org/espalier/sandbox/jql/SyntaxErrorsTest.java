package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words in which Jira refuses texts that are not JQL. */
class SyntaxErrorsTest {

    private static final String OPERATORS = " The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN',"
            + " 'NOT IN', 'IS' and 'IS NOT'.";
    private static final String ESCAPES =
            " The valid escape sequences are \\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.";

    @ParameterizedTest
    @MethodSource
    void refusedInJirasWords(String jql, String message) {
        var error = catchThrowableOfType(JqlSyntaxError.class, () -> Jql.parse(jql));

        assertThat(error.messages()).containsExactly(message);
    }

    static Stream<Arguments> refusedInJirasWords() {
        return Stream.of(
                at("invalid query", "Expecting operator but got 'query'." + OPERATORS, 1, 9),
                atEnd("a", "Expecting operator before the end of the query." + OPERATORS),
                at("a =a and\nj not is empty", "Expecting 'IN' but got 'is'.", 2, 7),
                atEnd("a = b and", "Expecting a field name at the end of the query."),
                at(
                        ", a = b",
                        "Expecting a field name but got ','. You must surround ',' in quotation marks to use it as a"
                                + " field name.",
                        1,
                        1),
                at("a = b and [78] = q", "Expecting a field name but got '['. Did you mean 'cf['?", 1, 11),
                plain(
                        "a=",
                        "Error in JQL Query: Expecting either a value, list or function before the end of the query."),
                plain(
                        "status = = Done",
                        "Error in JQL Query: Expecting either a value, list or function but got '='. You must surround"
                                + " '=' in quotation marks to use it as a value. (line 1, character 10)"),
                at("a=b c=d", "Expecting either 'OR' or 'AND' but got 'c'.", 1, 5),
                at("a =b order by c blah", "Expecting either 'ASC' or 'DESC' but got 'blah'.", 1, 17),
                at("order by a desc d", "Expecting ',' but got 'd'.", 1, 17),
                at("a =b order summary", "Expecting 'by' but got 'summary'.", 1, 12),
                atEnd("(a=b and c = d", "Expecting ')' before the end of the query."),
                at("abc IN ((foo) abc = a", "Expecting ')' but got 'abc'.", 1, 15),
                at("bas=func(bad,)", "Function argument must be specified.", 1, 14),
                at("k = func(abc, jk!)", "Expecting ')' or ',' but got '!'.", 1, 17),
                at("cf[29829k] = x", "Expecting a custom field id (a positive number) but got '29829k'.", 1, 4),
                at("cf[29829 = world", "Expecting ']' but got '='.", 1, 10),
                at("comment ~ 'test", "The quoted string 'test' has not been completed.", 1, 11),
                at("a=\n\"te\nst", "The quoted string 'te st' has not been completed.", 2, 1),
                at("priority = \"", "The quoted string has not been completed.", 1, 12),
                at(
                        "project = AS",
                        "'AS' is a reserved JQL word. You must surround it in quotation marks to use it in a query.",
                        1,
                        11),
                at(
                        "reporter=a/user",
                        "The character '/' is a reserved JQL character. You must enclose it in a string or use the"
                                + " escape '\\u002f' instead.",
                        1,
                        11),
                at(
                        "mqwwr=\"\u007f this\"",
                        "The character 'U+007F' on line 1 at position 8 must be escaped. Use the escape '\\u007f'"
                                + " instead.",
                        1,
                        8),
                at("comme\\unt ~ test", "'\\un' is an illegal JQL escape sequence." + ESCAPES, 1, 6),
                at("status =\n \\csss", "'\\c' is an illegal JQL escape sequence." + ESCAPES, 2, 2),
                at("status = \\", "The escape sequence has not been completed." + ESCAPES, 1, 10),
                plain(
                        "summary in \"test\"",
                        "Operator 'in' does not support the non-list value '\"test\"' for field 'summary'."),
                plain(
                        "project = (A, 5)",
                        "Operator '=' does not support the list value '(\"A\", 5)' for field 'project'."));
    }

    private static Arguments at(String jql, String message, int line, int character) {
        return atEnd(jql, message + " (line " + line + ", character " + character + ")");
    }

    private static Arguments atEnd(String jql, String message) {
        return plain(jql, "Error in the JQL Query: " + message);
    }

    private static Arguments plain(String jql, String message) {
        return Arguments.of(jql, message);
    }
}
