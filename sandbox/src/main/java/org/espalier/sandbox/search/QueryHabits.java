package org.espalier.sandbox.search;

import org.espalier.sandbox.jql.Habits;
import org.springframework.stereotype.Component;

/** Holds how this Jira answers queries where real sites differ; safe for use by several threads. */
@Component
public class QueryHabits {

    private volatile Habits habits = Habits.ORDINARY;

    /** How it answers at present. */
    public Habits current() {
        return habits;
    }

    /** Lets it answer so from now on. */
    public void be(Habits wanted) {
        habits = wanted;
    }
}
