package org.espalier.sandbox.jql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A number kept in the data, or a duration, which is kept in seconds. */
final class NumberField implements SearchField {

    /** How a query writes the values. */
    private enum Unit {
        NUMBER,
        /** Minutes, or such as {@code 2h} and {@code "1d 4h"}; a day of work has 8 hours, a week 5 days. */
        DURATION,
        /** A whole number of percent. */
        PERCENT
    }

    static final SearchField STORY_POINTS = new NumberField(number("storyPoints"), Unit.NUMBER);
    static final SearchField ORIGINAL_ESTIMATE = new NumberField(number("timeOriginalEstimate"), Unit.DURATION);
    static final SearchField REMAINING_ESTIMATE = new NumberField(number("timeEstimate"), Unit.DURATION);
    static final SearchField TIME_SPENT = new NumberField(number("timeSpent"), Unit.DURATION);

    /** The time spent, in percent of the original estimate; there is none without an estimate. */
    static final SearchField WORK_RATIO = new NumberField(
            "trunc(100 * COALESCE(" + number("timeSpent") + ", 0) / NULLIF(" + number("timeOriginalEstimate") + ", 0))",
            Unit.PERCENT);

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Pattern DURATION = Pattern.compile("\\s*([0-9]{1,9})\\s*([wdhm])");
    private static final Map<String, Long> SECONDS =
            Map.of("m", 60L, "h", 3_600L, "d", 8 * 3_600L, "w", 5 * 8 * 3_600L);

    private final String column;
    private final Unit unit;

    private NumberField(String column, Unit unit) {
        this.column = column;
        this.unit = unit;
    }

    private static String number(String name) {
        return "(CASE jsonb_typeof(i.extra -> '" + name + "') WHEN 'number' THEN CAST(i.extra ->> '" + name
                + "' AS numeric) END)";
    }

    @Override
    public Set<Operator> operators() {
        return Operator.together(LIKENESS, Operator.OF_ORDER);
    }

    @Override
    public String type() {
        return unit == Unit.DURATION ? "com.atlassian.jira.util.Duration" : "java.lang.Number";
    }

    @Override
    public Sql present(Context context) {
        return Sql.of(column + " IS NOT NULL");
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.any(asked.values().stream()
                .flatMap(value -> number(value, asked).stream())
                .map(number -> Sql.of(column + " = CAST(? AS numeric)", number))
                .toList());
    }

    @Override
    public Sql compared(Operator operator, Asked asked) {
        return number(asked.values().getFirst(), asked)
                .map(number -> Sql.of(column + " " + operator.text() + " CAST(? AS numeric)", number))
                .orElse(Sql.FALSE);
    }

    private Optional<String> number(Operand value, Asked asked) {
        return switch (value) {
            case Operand.Digits(var digits) -> read(digits, asked);
            case Operand.Text(var text) -> read(text, asked);
            case Operand.Call call -> {
                asked.misplaced(call);
                yield Optional.empty();
            }
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    private Optional<String> read(String text, Asked asked) {
        var number = switch (unit) {
            case NUMBER, PERCENT -> NUMBER.matcher(text).matches() ? Optional.of(text) : Optional.<String>empty();
            case DURATION -> seconds(text);
        };
        if (number.isEmpty()) {
            asked.context()
                    .problems()
                    .error(
                            unit == Unit.DURATION
                                    ? "Duration value '" + text + "' for field '" + asked.field()
                                            + "' is invalid. Valid formats include: '2h', '1d 4h', '3w'."
                                    : "Value '" + text + "' is not valid for field '" + asked.field()
                                            + "'. It is not a number.");
        }
        return number;
    }

    private static Optional<String> seconds(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(
                    new BigDecimal(text).multiply(BigDecimal.valueOf(60)).toPlainString());
        }
        var part = DURATION.matcher(text);
        long seconds = 0;
        int at = 0;
        while (part.find(at) && part.start() == at) {
            seconds += Long.parseLong(part.group(1)) * SECONDS.getOrDefault(part.group(2), 0L);
            at = part.end();
            if (at == text.length()) {
                return Optional.of(Long.toString(seconds));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(
                new SortKey("(" + column + " IS NULL)", "boolean"),
                new SortKey("COALESCE(" + column + ", 0)", "numeric"));
    }
}
