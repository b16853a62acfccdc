package org.espalier.sandbox;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.espalier.sandbox.RealLines.Line;

/** Questions about dates, and with the functions that give them, moved back so far that they fall among the lines. */
record RealDates(RealLines lines, Instant now, BiConsumer<String, Predicate<Line>> ask) {

    void all() {
        moments();
        dueDays();
        LocalDate today = LocalDate.ofInstant(now, RealQuestions.ZONE);
        LocalDate then =
                LocalDate.ofInstant(lines.all().get(lines.all().size() / 2).moment("created"), RealQuestions.ZONE);
        ask.accept("created < now()", line -> true);
        ask.accept("updated > now()", line -> false);
        period("Day", ChronoUnit.DAYS.between(then, today), then, then.plusDays(1));
        LocalDate sunday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
                .minusWeeks(ChronoUnit.WEEKS.between(then, today));
        period("Week", ChronoUnit.WEEKS.between(then, today), sunday, sunday.plusWeeks(1));
        LocalDate first = today.withDayOfMonth(1).minusMonths(ChronoUnit.MONTHS.between(then, today));
        period("Month", ChronoUnit.MONTHS.between(then, today), first, first.plusMonths(1));
        LocalDate january = today.withDayOfYear(1).minusYears(ChronoUnit.YEARS.between(then, today));
        period("Year", ChronoUnit.YEARS.between(then, today), january, january.plusYears(1));
    }

    private void period(String name, long back, LocalDate first, LocalDate next) {
        Instant start = first.atStartOfDay(RealQuestions.ZONE).toInstant();
        Instant end = next.atStartOfDay(RealQuestions.ZONE).toInstant();
        ask.accept(
                "created >= startOf" + name + "(-" + back + ") and created <= endOf" + name + "(\"-" + back + "\")",
                line -> !line.moment("created").isBefore(start)
                        && line.moment("created").isBefore(end));
        ask.accept(
                "updated > endOf" + name + "(-" + back + ")",
                line -> !line.moment("updated").isBefore(end));
        ask.accept(
                "created < startOf" + name + "(-" + back + ")",
                line -> line.moment("created").isBefore(start));
    }

    private void moments() {
        for (String name : List.of("created", "createdDate", "updated", "updatedDate")) {
            String field = name.substring(0, 7);
            Instant middle = lines.all().get(lines.all().size() / 2).moment(field);
            Instant minute = middle.truncatedTo(ChronoUnit.MINUTES);
            String written = "\"" + local("yyyy-MM-dd HH:mm", minute) + "\"";
            for (String operator : RealQuestions.ORDERS) {
                ask.accept(
                        name + " " + operator + " " + written,
                        line -> RealQuestions.stands(line.moment(field), operator, minute));
            }
            ask.accept(
                    name + " = " + middle.toEpochMilli(),
                    line -> line.moment(field).equals(middle));
            ask.accept(
                    name + " != " + middle.toEpochMilli(),
                    line -> !line.moment(field).equals(middle));
            ask.accept(
                    name + " in (" + middle.toEpochMilli() + ", " + written + ")",
                    line -> line.moment(field).equals(middle)
                            || line.moment(field).equals(minute));
            ask.accept(
                    name + " not in (" + middle.toEpochMilli() + ")",
                    line -> !line.moment(field).equals(middle));
            ask.accept(name + " is EMPTY", line -> false);
            ask.accept(name + " is not EMPTY", line -> true);
        }
        Instant day = lines.all().get(lines.all().size() / 4).moment("updated");
        LocalDate date = LocalDate.ofInstant(day, RealQuestions.ZONE);
        ask.accept(
                "updated >= " + date + " and updated < '" + local("yyyy/MM/dd", day.plus(Duration.ofDays(30))) + "'",
                line -> !line.moment("updated")
                                .isBefore(date.atStartOfDay(RealQuestions.ZONE).toInstant())
                        && line.moment("updated")
                                .isBefore(LocalDate.ofInstant(day.plus(Duration.ofDays(30)), RealQuestions.ZONE)
                                        .atStartOfDay(RealQuestions.ZONE)
                                        .toInstant()));
        long weeks = ChronoUnit.WEEKS.between(day.atZone(RealQuestions.ZONE), now.atZone(RealQuestions.ZONE));
        ask.accept(
                "updated >= -" + weeks + "w",
                line -> !line.moment("updated").isBefore(now.minus(Duration.ofDays(7 * weeks))));
    }

    private static String local(String pattern, Instant moment) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(RealQuestions.ZONE)
                .format(moment);
    }

    private void dueDays() {
        List<String> some = lines.some(line -> line.one("dueDate"));
        String middle = some.isEmpty() ? "2020-01-01" : some.get(some.size() / 2);
        for (String name : List.of("due", "duedate")) {
            BiPredicate<Line, Predicate<String>> due =
                    (line, wanted) -> !line.text("dueDate").isEmpty() && wanted.test(line.text("dueDate"));
            for (String operator : RealQuestions.ORDERS) {
                ask.accept(
                        name + " " + operator + " " + middle,
                        line -> due.test(line, day -> RealQuestions.stands(day, operator, middle)));
            }
            ask.accept(name + " = \"" + middle + " 17:00\"", line -> due.test(line, middle::equals));
            ask.accept(name + " != " + middle, line -> due.test(line, day -> !day.equals(middle)));
            ask.accept(
                    name + " in (" + middle + ", EMPTY)",
                    line -> line.text("dueDate").isEmpty()
                            || line.text("dueDate").equals(middle));
            ask.accept(name + " not in (" + middle + ")", line -> due.test(line, day -> !day.equals(middle)));
            ask.accept(name + " is EMPTY", line -> line.text("dueDate").isEmpty());
            ask.accept(name + " is not EMPTY", line -> due.test(line, day -> true));
        }
    }
}
