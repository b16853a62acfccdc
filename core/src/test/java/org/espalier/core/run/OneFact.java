package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.run.FactRuns.put;
import static org.espalier.core.run.FactRuns.set;
import static org.espalier.core.run.FactRuns.take;

import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.world.IssuesInMemory;

/**
 * One fact of the issue C-1.
 *
 * @param other a value that the plan knows nothing of
 */
record OneFact(String name, Change.OfTracker change, Change.OfTracker other) {

    static Stream<OneFact> all() {
        return Stream.of(
                new OneFact("parent set", put("C-1", "-", "P-1"), put("C-1", "-", "P-3")),
                new OneFact("parent replaced", put("C-1", "P-1", "P-2"), put("C-1", "-", "P-3")),
                new OneFact("parent cleared", put("C-1", "P-1", "-"), put("C-1", "-", "P-3")),
                new OneFact("status changed", take("C-1", 1, 2), take("C-1", 1, 3)),
                new OneFact("field set", set("C-1", "blue", "red"), set("C-1", "", "green")));
    }

    void before(IssuesInMemory issues) {
        hold(change.inverse().orElseThrow(), issues);
    }

    void wanted(IssuesInMemory issues) {
        hold(change, issues);
    }

    void other(IssuesInMemory issues) {
        hold(other, issues);
    }

    void assertWanted(IssuesInMemory issues) {
        assertHeld(change, issues);
    }

    void assertOther(IssuesInMemory issues) {
        assertHeld(other, issues);
    }

    private static void hold(Change change, IssuesInMemory issues) {
        switch (change) {
            case Change.Reparent(var _, var issue, var _, var after) -> issues.put(issue, after);
            case Change.Transition(var issue, var _, var after, var _) -> issues.status(issue, after.id());
            case Change.FieldSet(var issue, var field, var _, var after) -> issues.field(issue, field, after);
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _, Change.OfStructure _ ->
                throw new IllegalArgumentException("This is no fact of one issue.");
        }
    }

    private static void assertHeld(Change.OfTracker change, IssuesInMemory issues) {
        switch (change) {
            case Change.Reparent(var _, var issue, var _, var after) ->
                assertThat(issues.above(issue)).isEqualTo(after);
            case Change.Transition(var issue, var _, var after, var _) ->
                assertThat(issues.statusOf(issue)).isEqualTo(after.id());
            case Change.FieldSet(var issue, var field, var _, var after) ->
                assertThat(issues.field(issue, field)).isEqualTo(after);
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ ->
                throw new IllegalArgumentException("This is no fact of one issue.");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
