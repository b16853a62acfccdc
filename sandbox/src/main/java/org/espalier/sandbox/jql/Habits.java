package org.espalier.sandbox.jql;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a site answers where sites are not known to be alike, or may be set (jql.md §4 and §6).
 *
 * @param weekStart the first day of a week, which depends on a site's locale
 */
public record Habits(Set<Habit> kept, DayOfWeek weekStart) {

    /** Something that a site does, or does not do. */
    public enum Habit {
        /** English endings do not count in texts: "test" finds "testing". */
        STEMS,
        /** Moments are compared by the minute: a stamp of 10:03:11 equals 10:03. */
        WHOLE_MINUTES,
        /** {@code ~} asks for versions whose name is, or with a star begins with, a text. */
        VERSIONS_BY_NAME,
        /** Without ORDER BY the order is one that nobody would guess. */
        SHUFFLED
    }

    /** As long as nobody chooses others. */
    public static final Habits ORDINARY = new Habits(EnumSet.of(Habit.STEMS), DayOfWeek.SUNDAY);

    public Habits {
        kept = Set.copyOf(kept);
    }

    boolean keep(Habit habit) {
        return kept.contains(habit);
    }
}
