package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The summary, searched by words. Punctuation separates words, and English endings do not count: "test" finds
 * "testing".
 */
final class SummaryField implements SearchField {

    /** What a full-text index on the summary must be built over. */
    private static final String WORDS = "to_tsvector('english', translate(summary,"
            + " '!\"#$%&''()*+,-./:;<=>@[\\]^_`{|}~" + TextSearch.QUOTES_AND_DASHES + "' || chr(63), repeat(' ', 52)))";

    private static final String FOUND = WORDS + " @@ to_tsquery('english', ?)";

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.LIKE, Operator.NOT_LIKE, Operator.IS, Operator.IS_NOT);
    }

    @Override
    public String type() {
        return "java.lang.String";
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
        return query(asked)
                .map(words -> words.contains("|") || words.contains(":*")
                        ? Sql.of("i.id = ANY(ARRAY(SELECT id FROM issue WHERE summary <> '' AND " + FOUND + "))", words)
                        : Sql.of("(i.summary <> '' AND " + FOUND + ")", words))
                .orElse(Sql.FALSE);
    }

    @Override
    public Sql noneOf(Asked asked) {
        return query(asked)
                .map(words -> Sql.of("(i.summary <> '' AND NOT (" + FOUND + "))", words))
                .orElse(present(asked.context()));
    }

    private static Optional<String> query(Asked asked) {
        var text = switch (asked.values().getFirst()) {
            case Operand.Text(var words) -> words;
            case Operand.Digits(var digits) -> digits;
            case Operand.Call call -> {
                asked.misplaced(call);
                yield "-";
            }
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
        return TextSearch.of(text, asked);
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(SortKey.text("left(lower(i.summary), 255) COLLATE \"C\""));
    }
}
