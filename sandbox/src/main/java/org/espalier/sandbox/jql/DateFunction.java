package org.espalier.sandbox.jql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions that give a moment: {@code now()}, and the start or end of a period in the caller's zone, moved by an
 * increment.
 *
 * <p>An increment of the function's own unit is added before the period is sought, so that {@code endOfMonth(1)} on 28
 * February is the end of March; another unit is added after, so that {@code endOfMonth("+15d")} is the 15th of the next
 * month.
 */
enum DateFunction {
    NOW(ChronoUnit.FOREVER),
    START_OF_DAY(ChronoUnit.DAYS),
    START_OF_WEEK(ChronoUnit.WEEKS),
    START_OF_MONTH(ChronoUnit.MONTHS),
    START_OF_YEAR(ChronoUnit.YEARS),
    END_OF_DAY(ChronoUnit.DAYS),
    END_OF_WEEK(ChronoUnit.WEEKS),
    END_OF_MONTH(ChronoUnit.MONTHS),
    END_OF_YEAR(ChronoUnit.YEARS),
    /** Nobody signs in to this Jira for longer than a request, so that there is no such moment. */
    CURRENT_LOGIN(ChronoUnit.FOREVER),
    /** The same. */
    LAST_LOGIN(ChronoUnit.FOREVER);

    private static final Pattern INCREMENT = Pattern.compile("([+-]?)(\\d{1,9})([yMwdhm]?)");

    private final ChronoUnit period;

    DateFunction(ChronoUnit period) {
        this.period = period;
    }

    /** The function of this name in lower case. */
    static Optional<DateFunction> named(String lower) {
        for (var function : values()) {
            if (function.word().toLowerCase(Locale.ROOT).equals(lower)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /** What people write, such as {@code startOfDay}. */
    String word() {
        var words = name().split("_");
        var text = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (int at = 1; at < words.length; at++) {
            text.append(words[at].charAt(0)).append(words[at].substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    /** The moment the call gives; empty, with a complaint, where it gives none. */
    static Optional<Instant> moment(Operand.Call call, Asked asked) {
        var function = named(Functions.name(call));
        if (function.isEmpty()) {
            asked.context()
                    .problems()
                    .error("A date for the field '" + asked.field() + "' provided by the function '" + call.name()
                            + "' is not valid.");
            return Optional.empty();
        }
        int most = function.get().period == ChronoUnit.FOREVER ? 0 : 1;
        if (call.arguments().size() > most) {
            Functions.wrongArguments(call, most, asked.context());
            return Optional.empty();
        }
        var caller = asked.context().caller();
        if (function.get().compareTo(END_OF_YEAR) > 0) {
            return Optional.empty();
        }
        if (call.arguments().isEmpty()) {
            return Optional.of(function.get().moment(caller.now().atZone(caller.zone()), asked.context()));
        }
        var moved = function.get().moved(call.arguments().getFirst(), asked.context());
        if (moved.isEmpty()) {
            asked.context()
                    .problems()
                    .error("Duration for function '" + call.name()
                            + "' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.");
        }
        return moved;
    }

    private Instant moment(ZonedDateTime now, Context context) {
        return this == NOW ? now.toInstant() : edge(now, context).toInstant();
    }

    private Optional<Instant> moved(String increment, Context context) {
        var matcher = INCREMENT.matcher(increment.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var caller = context.caller();
            var now = caller.now().atZone(caller.zone());
            var unit = unit(matcher);
            long amount = (matcher.group(1).equals("-") ? -1 : 1) * Long.parseLong(matcher.group(2));
            var moved = unit == period
                    ? edge(now.plus(amount, unit), context)
                    : edge(now, context).plus(amount, unit);
            return Optional.of(moved.toInstant());
        } catch (DateTimeException | ArithmeticException beyondAllDates) {
            return Optional.empty();
        }
    }

    private ChronoUnit unit(Matcher increment) {
        return switch (increment.group(3)) {
            case "y" -> ChronoUnit.YEARS;
            case "M" -> ChronoUnit.MONTHS;
            case "w" -> ChronoUnit.WEEKS;
            case "d" -> ChronoUnit.DAYS;
            case "h" -> ChronoUnit.HOURS;
            case "m" -> ChronoUnit.MINUTES;
            default -> period;
        };
    }

    /** The first moment of the period around the given one, or its last millisecond. */
    private ZonedDateTime edge(ZonedDateTime around, Context context) {
        var day = around.toLocalDate();
        var first = switch (period) {
            case WEEKS ->
                day.with(TemporalAdjusters.previousOrSame(
                        context.names().habits().weekStart()));
            case MONTHS -> day.withDayOfMonth(1);
            case YEARS -> day.withDayOfYear(1);
            default -> day;
        };
        boolean start = compareTo(END_OF_DAY) < 0;
        return start
                ? first.atStartOfDay(around.getZone())
                : first.plus(1, period).atStartOfDay(around.getZone()).minus(1, ChronoUnit.MILLIS);
    }
}
