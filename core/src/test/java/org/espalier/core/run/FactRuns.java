package org.espalier.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.change.Reason;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.plan.PlannedChange.Ticked;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.espalier.core.world.IssuesInMemory;
import org.espalier.core.world.Names;
import org.espalier.core.world.World;

/** Plans of changes of the tracker that no synchronizer proposes yet, in worlds without a structure. */
public final class FactRuns {
    private FactRuns() {}

    static World world() {
        return new World(Forest.empty());
    }

    /** A plan of these changes in their order. */
    public static Plan plan(List<? extends Change.OfTracker> changes) {
        var planned = new ArrayList<PlannedChange>();
        for (var change : changes) {
            var issue = change.changed().iterator().next();
            planned.add(new PlannedChange(
                    planned.size() + 1,
                    change,
                    Optional.of(new IssueRef(issue, Names.key(issue))),
                    new Reason("A test wants it."),
                    Ticked.FROM_THE_START,
                    Consequence.NONE));
        }
        return new Plan(
                Optional.of(Direction.FROM_STRUCTURE),
                planned,
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of());
    }

    static Plan plan(Change.OfTracker... changes) {
        return plan(Arrays.asList(changes));
    }

    /** That an issue goes from one parent, or none, to another; {@code -} is the top. */
    static Change.Reparent put(String issue, String before, String after) {
        return new Change.Reparent(Relation.PARENT, Names.issue(issue), parent(before), parent(after));
    }

    static Optional<IssueId> parent(String key) {
        return key.equals("-") ? Optional.empty() : Optional.of(Names.issue(key));
    }

    static Change.Transition take(String issue, long before, long after) {
        return new Change.Transition(
                Names.issue(issue), IssuesInMemory.status(before), IssuesInMemory.status(after), Optional.empty());
    }

    static Change.FieldSet set(String issue, String before, String after) {
        return new Change.FieldSet(Names.issue(issue), "customfield_7", before, after);
    }

    /**
     * The changes that bring issues, in their order, between two that stay; each stood at the start or the end before.
     *
     * @param from where all of them stood
     */
    static List<Change.Rank> ranks(String issues, RankPlace from, String after, String before) {
        var ranks = new ArrayList<Change.Rank>();
        var behind = Optional.<IssueId>empty();
        for (var issue : Names.issues(issues)) {
            ranks.add(new Change.Rank(
                    issue, IssuesInMemory.RANK, from, new RankPlace(parent(after), parent(before), behind)));
            behind = Optional.of(issue);
        }
        return ranks;
    }

    static RankPlace place(String after, String before) {
        return new RankPlace(parent(after), parent(before), Optional.empty());
    }
}
