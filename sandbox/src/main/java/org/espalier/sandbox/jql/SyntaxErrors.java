package org.espalier.sandbox.jql;

import org.espalier.sandbox.jql.Token.Kind;

/** Jira's texts for queries it cannot read. */
final class SyntaxErrors {

    /** For everything but missing operands. Jira itself is not of one mind about the article. */
    private static final String PREFIX = "Error in the JQL Query: ";

    private static final String OPERAND_PREFIX = "Error in JQL Query: ";

    private static final String OPERATORS = " The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN',"
            + " 'NOT IN', 'IS' and 'IS NOT'.";

    private static final String ESCAPES =
            " The valid escape sequences are \\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.";

    private SyntaxErrors() {}

    static JqlSyntaxError operator(Token got) {
        return got.is(Kind.END)
                ? unplaced("Expecting operator before the end of the query." + OPERATORS)
                : placed("Expecting operator but got '" + shown(got) + "'." + OPERATORS, got);
    }

    static JqlSyntaxError operand(Token got) {
        return got.is(Kind.END)
                ? new JqlSyntaxError(
                        OPERAND_PREFIX + "Expecting either a value, list or function before the end of the query.")
                : new JqlSyntaxError(OPERAND_PREFIX + "Expecting either a value, list or function but got '"
                        + shown(got) + "'. You must surround '" + shown(got)
                        + "' in quotation marks to use it as a value. " + got.position());
    }

    static JqlSyntaxError field(Token got) {
        if (got.is(Kind.END)) {
            return unplaced("Expecting a field name at the end of the query.");
        }
        if (got.is(Kind.OPEN_SQUARE)) {
            return placed("Expecting a field name but got '['. Did you mean 'cf['?", got);
        }
        return placed(
                "Expecting a field name but got '" + shown(got) + "'. You must surround '" + shown(got)
                        + "' in quotation marks to use it as a field name.",
                got);
    }

    static JqlSyntaxError customField(Token got) {
        return got.is(Kind.END)
                ? unplaced("Expecting a custom field id (a positive number) before the end of the query.")
                : placed("Expecting a custom field id (a positive number) but got '" + shown(got) + "'.", got);
    }

    static JqlSyntaxError property(Token got) {
        return got.is(Kind.END)
                ? unplaced("Expecting a property id before the end of the query.")
                : placed("Expecting a property id but got '" + shown(got) + "'.", got);
    }

    static JqlSyntaxError argument(Token got) {
        if (got.is(Kind.END)) {
            return unplaced("Expecting a function argument at the end of the query.");
        }
        if (got.is(Kind.CLOSE)) {
            return placed("Function argument must be specified.", got);
        }
        return placed(
                "Expecting a function argument but got '" + shown(got) + "'. You must surround '" + shown(got)
                        + "' in quotation marks to use it as an argument.",
                got);
    }

    /** {@code expected} is shown as given, so quotes are part of it. */
    static JqlSyntaxError expected(String expected, Token got) {
        return got.is(Kind.END)
                ? unplaced("Expecting " + expected + " before the end of the query.")
                : placed("Expecting " + expected + " but got '" + shown(got) + "'.", got);
    }

    static JqlSyntaxError tooDeep(Token at, int levels) {
        return placed(
                "The query is nested too deeply: brackets and NOTs may lie at most " + levels + " levels deep.", at);
    }

    static JqlSyntaxError notAList(Operator operator, String operand, String field) {
        return new JqlSyntaxError("Operator '" + operator.text() + "' does not support the non-list value '" + operand
                + "' for field '" + field + "'.");
    }

    static JqlSyntaxError aList(Operator operator, String operand, String field) {
        return new JqlSyntaxError("Operator '" + operator.text() + "' does not support the list value '" + operand
                + "' for field '" + field + "'.");
    }

    static JqlSyntaxError orderedEmpty(Operator operator, String field) {
        return new JqlSyntaxError("The operator '" + operator.text()
                + "' does not support searching for EMPTY values on the field '" + field + "'.");
    }

    static JqlSyntaxError reservedWord(String word, Position position) {
        return placed(
                "'" + word + "' is a reserved JQL word. You must surround it in quotation marks to use it in a query.",
                position);
    }

    static JqlSyntaxError reservedCharacter(char character, Position position) {
        return placed(
                "The character '" + character + "' is a reserved JQL character. You must enclose it in a string or use"
                        + " the escape '" + Characters.escape(character) + "' instead.",
                position);
    }

    static JqlSyntaxError illegalCharacter(char character, Position position) {
        return placed(
                "The character 'U+%04X' on line %d at position %d must be escaped. Use the escape '%s' instead."
                        .formatted(
                                (int) character, position.line(), position.character(), Characters.escape(character)),
                position);
    }

    static JqlSyntaxError unfinishedText(String soFar, Position position) {
        var shown = soFar.isBlank() ? "" : " '" + onOneLine(soFar) + "'";
        return placed("The quoted string" + shown + " has not been completed.", position);
    }

    static JqlSyntaxError illegalEscape(String escape, Position position) {
        return escape.length() < 2
                ? placed("The escape sequence has not been completed." + ESCAPES, position)
                : placed("'" + onOneLine(escape) + "' is an illegal JQL escape sequence." + ESCAPES, position);
    }

    private static String shown(Token token) {
        return onOneLine(token.kind() == Kind.TEXT ? token.text() : token.written());
    }

    private static String onOneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }

    private static JqlSyntaxError placed(String message, Token token) {
        return placed(message, token.position());
    }

    private static JqlSyntaxError placed(String message, Position position) {
        return new JqlSyntaxError(PREFIX + message + " " + position);
    }

    private static JqlSyntaxError unplaced(String message) {
        return new JqlSyntaxError(PREFIX + message);
    }
}
