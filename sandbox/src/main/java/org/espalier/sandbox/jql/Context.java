package org.espalier.sandbox.jql;

import java.util.List;
import java.util.stream.Stream;

/**
 * What fields need to know to answer: the site's names, who asks, and where to complain.
 *
 * @param filters the saved filters inside which the question stands, outermost first
 */
record Context(Names names, Caller caller, Problems problems, List<Long> filters) {

    Context {
        filters = List.copyOf(filters);
    }

    boolean keeps(Habits.Habit habit) {
        return names.habits().keep(habit);
    }

    /** The same inside a saved filter. */
    Context inside(long filter) {
        return new Context(
                names,
                caller,
                problems,
                Stream.concat(filters.stream(), Stream.of(filter)).toList());
    }
}
