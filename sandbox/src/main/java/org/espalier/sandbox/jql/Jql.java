package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Optional;

/** The language: text to tree and back. */
public final class Jql {

    private Jql() {}

    /**
     * The tree of a query. An empty text is a query that restricts nothing.
     *
     * @throws JqlSyntaxError with Jira's text, where the query does not follow the grammar
     */
    public static Query parse(String jql) {
        return Parser.parse(jql);
    }

    /** The query as text; {@link #parse} gives the same tree again. */
    public static String print(Query query) {
        return Printer.print(query);
    }

    /** One clause as text. */
    public static String print(Clause clause) {
        return Printer.print(new Query(Optional.of(clause), List.of()));
    }

    /** The word as JQL text, in quotes wherever some JQL editor would want them. */
    public static String quoted(String word) {
        return Words.quoted(word);
    }

    /** The words JQL keeps for itself, for {@code jqlReservedWords}; in alphabetical order. */
    public static List<String> reservedWords() {
        return Words.reserved().stream().sorted().toList();
    }

    /**
     * Whether a text that is no query is at least nothing but words, such as {@code this is not jql}. Jira Cloud's
     * search answers such a text with no issues instead of 400, while {@code /jql/parse} refuses it like any other.
     */
    public static boolean isFreeWords(String jql) {
        List<Token> tokens;
        try {
            tokens = Lexer.tokens(jql);
        } catch (JqlSyntaxError unreadable) {
            return false;
        }
        return tokens.size() > 2
                && tokens.stream()
                        .allMatch(token -> Token.Kind.END == token.kind()
                                || token.isWord()
                                || Token.keyword(token.written()).isPresent());
    }
}
