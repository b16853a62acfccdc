package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/**
 * The summary, searched by words. Punctuation separates words, and English endings do not count: "test" finds
 * "testing".
 */
final class SummaryField implements SearchField {

    static final String TYPE = "java.lang.String";

    /** A full-text index is built over exactly this. */
    private static final String FOUND = TextSearch.found("summary");

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.LIKE, Operator.NOT_LIKE, Operator.IS, Operator.IS_NOT);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of("i.summary <> ''");
    }

    /**
     * How many summaries have one of several words, or one that begins so, PostgreSQL only guesses, and far too high
     * where there are few; so those are found first and then looked up. Asked the other way round, its guess does no
     * harm.
     */
    @Override
    public Sql anyOf(Asked asked) {
        return TextSearch.of(asked)
                .map(words -> words.contains("|") || words.contains(":*")
                        ? Sql.of("i.id = ANY(ARRAY(SELECT id FROM issue WHERE summary <> '' AND " + FOUND + "))", words)
                        : Sql.of("(i.summary <> '' AND " + FOUND + ")", words))
                .map(found -> TextSearch.read(found, asked.context()))
                .orElse(Sql.FALSE);
    }

    @Override
    public Sql noneOf(Asked asked) {
        return TextSearch.of(asked)
                .map(words -> Sql.of("(i.summary <> '' AND NOT (" + FOUND + "))", words))
                .map(found -> TextSearch.read(found, asked.context()))
                .orElse(present(asked.context()));
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(SortKey.text("left(lower(i.summary), 255) COLLATE \"C\""));
    }
}
