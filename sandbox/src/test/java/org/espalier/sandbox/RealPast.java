package org.espalier.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.espalier.sandbox.RealLines.Change;
import org.espalier.sandbox.RealLines.Line;
import org.espalier.sandbox.RealLines.Spell;

/** Questions about what a field once was. */
record RealPast(
        RealLines lines,
        String field,
        Function<String, String> written,
        String member,
        BiConsumer<String, Predicate<Line>> ask) {

    void all() {
        List<String> frequent = lines.frequent(line -> lines.now(line, field));
        String one = frequent.get(0);
        String other = frequent.get(1);
        Change some = lines.changes().values().stream()
                .flatMap(List::stream)
                .filter(change -> change.field().equals(field))
                .sorted((first, second) -> first.at().compareTo(second.at()))
                .skip(50)
                .findFirst()
                .orElseThrow();
        Instant minute = Instant.ofEpochSecond(some.at().getEpochSecond() / 60 * 60);
        Instant later = minute.plusSeconds(400L * 24 * 3600);
        LocalDate day = LocalDate.ofInstant(some.at(), RealQuestions.ZONE);
        Instant dawn = day.atStartOfDay(RealQuestions.ZONE).toInstant();
        Instant dusk = day.plusDays(1).atStartOfDay(RealQuestions.ZONE).toInstant();
        String range = "during (" + literal(minute) + ", " + literal(later) + ")";

        was(one, "", spell -> true);
        was(other, "", spell -> true);
        was(one, " before " + literal(minute), spell -> spell.since().isBefore(minute));
        was(one, " after " + literal(minute), spell -> spell.until().isAfter(minute));
        was(
                one,
                " on " + day,
                spell -> spell.since().isBefore(dusk) && !spell.until().isBefore(dawn));
        was(
                other,
                " " + range,
                spell -> !spell.since().isAfter(later) && !spell.until().isBefore(minute));
        was(other, " by currentUser()", spell -> spell.author().equals(RealLines.ADMIN));
        was(
                other,
                " by " + member + " after " + literal(minute),
                spell ->
                        spell.author().equals(RealLines.MEMBER) && spell.until().isAfter(minute));
        exactly(some);
        String both = "(" + written.apply(one) + ", " + written.apply(other) + ")";
        ask(
                field + " was in " + both,
                line -> once(line, spell -> List.of(one, other).contains(spell.value())));
        ask(
                field + " was not in " + both,
                line -> !once(line, spell -> List.of(one, other).contains(spell.value())));
        ask(field + " was EMPTY", line -> once(line, spell -> spell.value().isEmpty()));

        changed("", change -> true);
        changed(" from " + written.apply(one), change -> change.from().equals(one));
        changed(" to " + written.apply(other), change -> change.to().equals(other));
        changed(
                " from " + both + " to EMPTY",
                change -> List.of(one, other).contains(change.from())
                        && change.to().isEmpty());
        changed(" by " + member, change -> change.author().equals(RealLines.MEMBER));
        changed(" before " + literal(minute), change -> change.at().isBefore(minute));
        changed(
                " after " + literal(minute) + " by currentUser()",
                change -> change.at().isAfter(minute) && change.author().equals(RealLines.ADMIN));
        changed(
                " on " + day,
                change -> !change.at().isBefore(dawn) && change.at().isBefore(dusk));
        changed(
                " " + range,
                change -> !change.at().isBefore(minute) && !change.at().isAfter(later));
        ask("not " + field + " changed", line -> history(line).isEmpty());
    }

    /** At the very moment of a change: what it ended lasted until then, and what it began has lasted since. */
    private void exactly(Change some) {
        long moment = some.at().toEpochMilli();
        was(
                some.from().isEmpty() ? some.to() : some.from(),
                " before " + moment,
                spell -> spell.since().isBefore(some.at()));
        was(
                some.to().isEmpty() ? some.from() : some.to(),
                " after " + moment,
                spell -> spell.until().isAfter(some.at()));
        was(
                some.to().isEmpty() ? some.from() : some.to(),
                " during (" + moment + ", " + moment + ")",
                spell -> !spell.since().isAfter(some.at()) && !spell.until().isBefore(some.at()));
        changed(" before " + moment, change -> change.at().isBefore(some.at()));
        changed(" after " + moment, change -> change.at().isAfter(some.at()));
        changed(
                " during (" + moment + ", " + moment + ")",
                change -> change.at().equals(some.at()));
    }

    private void ask(String jql, Predicate<Line> holds) {
        ask.accept(jql, holds);
    }

    private static String literal(Instant moment) {
        return DateTimeFormatter.ofPattern("'\"'yyyy-MM-dd HH:mm'\"'", Locale.ROOT)
                .withZone(RealQuestions.ZONE)
                .format(moment);
    }

    private List<Change> history(Line line) {
        return lines.changes().getOrDefault(field + line.key(), List.of());
    }

    private boolean once(Line line, Predicate<Spell> wanted) {
        return lines.spells(line, field).stream().anyMatch(wanted);
    }

    private void was(String value, String limits, Predicate<Spell> within) {
        Predicate<Spell> meant = spell -> spell.value().equals(value) && within.test(spell);
        ask(field + " was " + written.apply(value) + limits, line -> once(line, meant));
        ask(field + " was not " + written.apply(value) + limits, line -> !once(line, meant));
        ask(field + " was in (" + written.apply(value) + ")" + limits, line -> once(line, meant));
        ask(field + " was not in (" + written.apply(value) + ")" + limits, line -> !once(line, meant));
    }

    private void changed(String limits, Predicate<Change> within) {
        ask(field + " changed" + limits, line -> history(line).stream().anyMatch(within));
    }
}
