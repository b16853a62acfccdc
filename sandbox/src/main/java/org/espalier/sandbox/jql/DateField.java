package org.espalier.sandbox.jql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A moment kept to the microsecond and compared exactly: a stamp of 10:03:11 is after, not equal to, 10:03, unless the
 * site compares by the minute.
 */
final class DateField implements SearchField {

    static final String TYPE = "java.util.Date";

    /** Behind every moment: what sorts where there is none. */
    static final String NEVER = "CAST('infinity' AS timestamptz)";

    static final SearchField CREATED = new DateField("i.created", Sql.TRUE, "i.created");
    static final SearchField UPDATED = new DateField("i.updated", Sql.TRUE, "i.updated");
    static final SearchField RESOLVED =
            new DateField("i.resolved", Sql.of("i.resolved IS NOT NULL"), "COALESCE(i.resolved, " + NEVER + ")");

    /** Beyond these no issue has a date, and PostgreSQL soon has none either. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final String column;
    private final Sql present;
    private final String order;

    private DateField(String column, Sql present, String order) {
        this.column = column;
        this.present = present;
        this.order = order;
    }

    @Override
    public Set<Operator> operators() {
        return Operator.together(LIKENESS, Operator.OF_ORDER);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Sql present(Context context) {
        return present;
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.any(asked.values().stream()
                .flatMap(value -> moment(value, asked).stream())
                .map(moment -> compared(column, "=", moment, asked.context()))
                .toList());
    }

    @Override
    public Sql compared(Operator operator, Asked asked) {
        return moment(asked.values().getFirst(), asked)
                .map(moment -> compared(column, operator.text(), moment, asked.context()))
                .orElse(Sql.FALSE);
    }

    /** A comparison to the microsecond, or where the site does so by the minute. */
    static Sql compared(String column, String operator, Instant moment, Context context) {
        return context.keeps(Habits.Habit.WHOLE_MINUTES)
                ? Sql.of(
                        "date_trunc('minute', " + column + ") " + operator + " ?",
                        parameter(moment.truncatedTo(ChronoUnit.MINUTES)))
                : Sql.of(column + " " + operator + " ?", parameter(moment));
    }

    /** The moment an operand means; empty, with a complaint, where it means none. */
    static Optional<Instant> moment(Operand value, Asked asked) {
        var caller = asked.context().caller();
        return switch (value) {
            case Operand.Digits(var digits) -> Optional.of(Instant.ofEpochMilli(Long.parseLong(digits)));
            case Operand.Call call -> DateFunction.moment(call, asked);
            case Operand.Text(var text) -> {
                var moment = DateText.moment(text, caller);
                if (moment.isEmpty()) {
                    asked.context().problems().error(invalid(text, asked.field()));
                }
                yield moment;
            }
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    private static String invalid(String text, String field) {
        return "Date value '" + text + "' for field '" + field
                + "' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm',"
                + " 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";
    }

    /** A moment as a value for a question mark. */
    static OffsetDateTime parameter(Instant moment) {
        var within = moment.isBefore(FIRST) ? FIRST : moment.isAfter(LAST) ? LAST : moment;
        return within.atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(new SortKey(order, "timestamptz"));
    }
}
