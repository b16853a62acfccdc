package org.espalier.sandbox.jql;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads dates as people write them in JQL: a day, a minute, or a distance from now. */
final class DateText {

    private static final Pattern LITERAL =
            Pattern.compile("(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})(?: +(\\d{1,2}):(\\d{2}))?");
    private static final Pattern RELATIVE = Pattern.compile("([+-]?)\\s*(\\d+[wdhm](?:\\s+\\d+[wdhm])*)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** No date is longer, and the patterns need not meet texts of any length. */
    private static final int LONGEST = 100;

    private DateText() {}

    static Optional<Instant> moment(String text, Caller caller) {
        try {
            var trimmed = text.strip();
            if (trimmed.length() > LONGEST) {
                return Optional.empty();
            }
            var literal = LITERAL.matcher(trimmed);
            if (literal.matches()) {
                boolean timed = literal.group(5) != null;
                var local = LocalDateTime.of(
                        Integer.parseInt(literal.group(1)),
                        Integer.parseInt(literal.group(3)),
                        Integer.parseInt(literal.group(4)),
                        timed ? Integer.parseInt(literal.group(5)) : 0,
                        timed ? Integer.parseInt(literal.group(6)) : 0);
                return Optional.of(local.atZone(caller.zone()).toInstant());
            }
            var relative = RELATIVE.matcher(trimmed);
            if (relative.matches()) {
                var distance = distance(relative.group(2));
                return Optional.of(
                        relative.group(1).equals("-")
                                ? caller.now().minus(distance)
                                : caller.now().plus(distance));
            }
            return Optional.empty();
        } catch (DateTimeException | ArithmeticException | NumberFormatException impossible) {
            return Optional.empty();
        }
    }

    private static Duration distance(String text) {
        var distance = Duration.ZERO;
        for (var part : BLANKS.split(text)) {
            long amount = Long.parseLong(part.substring(0, part.length() - 1));
            distance = distance.plus(
                    switch (part.charAt(part.length() - 1)) {
                        case 'w' -> Duration.ofDays(Math.multiplyExact(amount, 7));
                        case 'd' -> Duration.ofDays(amount);
                        case 'h' -> Duration.ofHours(amount);
                        default -> Duration.ofMinutes(amount);
                    });
        }
        return distance;
    }
}
