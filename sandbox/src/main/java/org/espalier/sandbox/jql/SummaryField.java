package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/**
 * The summary, searched by words. Punctuation separates words, and English endings do not count: "test" finds
 * "testing".
 */
final class SummaryField implements SearchField {

    /** What a full-text index on the summary must be built over. */
    static final String WORDS = "to_tsvector('english', translate(i.summary,"
            + " '!\"#$%&''()*+,-./:;<=>@[\\]^_`{|}~' || chr(63), repeat(' ', 32)))";

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.LIKE, Operator.NOT_LIKE, Operator.IS, Operator.IS_NOT);
    }

    @Override
    public Sql present(Context context) {
        return Sql.of("i.summary <> ''");
    }

    @Override
    public Sql anyOf(Asked asked) {
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
        return TextSearch.of(text, asked)
                .map(words -> Sql.of("(i.summary <> '' AND " + WORDS + " @@ to_tsquery('english', ?))", words))
                .orElse(Sql.FALSE);
    }

    @Override
    public List<String> sortKeys() {
        return List.of("lower(i.summary) COLLATE \"C\"");
    }
}
