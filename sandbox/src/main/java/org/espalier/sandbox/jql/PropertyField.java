package org.espalier.sandbox.jql;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What programs keep with an issue, as in {@code issue.property[key].path}; of a list each member counts.
 *
 * <p>A real Jira finds only what an app declares to be found, this one all. A value is compared as a number where that
 * is asked for and it is one, else as text, which gives days and moments their order too.
 */
record PropertyField(String key, List<String> path, Reading reading) implements SearchField {

    /** How an operator reads the values. */
    enum Reading {
        WHOLE,
        WORDS
    }

    static final String NAME = "issue.property";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    PropertyField {
        path = List.copyOf(path);
    }

    /** The field, where exactly one property is named. */
    static Optional<SearchField> of(Field field) {
        if (field instanceof Field.Named(var name, var properties)
                && name.equalsIgnoreCase(NAME)
                && properties.size() == 1) {
            var asked = properties.getFirst();
            var path = asked.path().stream()
                    .flatMap(word -> Arrays.stream(word.split("\\.", -1)))
                    .filter(word -> !word.isEmpty())
                    .toList();
            return Stream.concat(Stream.of(asked.key()), path.stream()).allMatch(LabelsField::isPossible)
                    ? Optional.of(new PropertyField(asked.key(), path, Reading.WHOLE))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    @Override
    public Set<Operator> operators() {
        return Operator.together(
                Operator.together(LIKENESS, Operator.OF_ORDER), Set.of(Operator.LIKE, Operator.NOT_LIKE));
    }

    @Override
    public String type() {
        return "java.lang.String";
    }

    @Override
    public SearchField readBy(Operator operator) {
        boolean words = operator == Operator.LIKE || operator == Operator.NOT_LIKE;
        return new PropertyField(key, path, words ? Reading.WORDS : Reading.WHOLE);
    }

    @Override
    public Sql present(Context context) {
        return member(Sql.of("v #>> '{}' <> ''"));
    }

    private Sql member(Sql condition) {
        return new Sql(
                "EXISTS (SELECT 1 FROM issue_property p"
                        + " CROSS JOIN LATERAL jsonb_path_query(property_at(p.value, CAST(? AS text[])), 'lax $[*]') v"
                        + " WHERE p.issue_id = i.id AND p.key = ? AND " + condition.text() + ")",
                Stream.concat(Stream.<Object>of(path.toArray(String[]::new), key), condition.parameters().stream())
                        .toList());
    }

    @Override
    public Sql anyOf(Asked asked) {
        if (reading == Reading.WORDS) {
            return TextSearch.of(asked)
                    .map(words -> member(Sql.of(TextSearch.found("v #>> '{}'"), words)))
                    .orElse(Sql.FALSE);
        }
        var texts = asked.values().stream()
                .flatMap(value -> text(value, asked).stream())
                .filter(LabelsField::isPossible)
                .toArray(String[]::new);
        return member(Sql.of("v #>> '{}' = ANY(?)", (Object) texts));
    }

    @Override
    public Sql compared(Operator operator, Asked asked) {
        return text(asked.values().getFirst(), asked)
                .filter(LabelsField::isPossible)
                .map(text -> NUMBER.matcher(text).matches()
                        ? member(Sql.of(
                                "CASE jsonb_typeof(v) WHEN 'number' THEN CAST(v #>> '{}' AS numeric) END "
                                        + operator.text() + " CAST(? AS numeric)",
                                text))
                        : member(Sql.of("(v #>> '{}') COLLATE \"C\" " + operator.text() + " ?", text)))
                .orElse(Sql.FALSE);
    }

    private static Optional<String> text(Operand value, Asked asked) {
        return switch (value) {
            case Operand.Digits(var digits) -> Optional.of(digits);
            case Operand.Text(var text) -> Optional.of(text);
            case Operand.Call call -> {
                asked.misplaced(call);
                yield Optional.empty();
            }
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of();
    }
}
