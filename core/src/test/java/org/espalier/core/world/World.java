package org.espalier.core.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact;
import org.espalier.core.plan.Limits;
import org.espalier.core.plan.Plan;
import org.espalier.core.reconcile.Checks;
import org.espalier.core.reconcile.ConflictPolicy;
import org.espalier.core.run.PlanMaking;
import org.espalier.core.run.Planning;
import org.espalier.core.run.Sides;
import org.espalier.core.run.Step;
import org.espalier.core.run.Undoing;
import org.espalier.core.sight.Projects;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.RowId;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Ask.NeverLinked;
import org.espalier.core.synchronizer.Synchronizer;

/** One structure, one tracker and what one synchronizer knows of both; nothing happens in it unless a test does it. */
public final class World {
    /** What rows that the synchronizer adds or moves are marked with. */
    public static final Origin SYNCHRONIZER = new Origin(Origin.Kind.SYNCHRONIZER, "1");

    static final Origin UNDO = new Origin(Origin.Kind.UNDO, "1");

    private static final Set<Kind> DESTRUCTIVE =
            Arrays.stream(Kind.values()).filter(Kind::destructive).collect(Collectors.toUnmodifiableSet());

    private final SettableClock clock = new SettableClock();
    private final List<String> journal = new ArrayList<>();
    private final TrackerInMemory tracker = new TrackerInMemory(clock, journal::add);
    private final StructureInMemory structure;
    private Agreement agreement = Agreement.NONE;
    private Projects projects = Projects.ALL;
    private NeverLinked neverLinked = NeverLinked.SKIPPED;
    private long lastRow;

    public World(Forest forest) {
        structure = new StructureInMemory(forest);
        lastRow =
                forest.rows().stream().mapToLong(row -> row.id().value()).max().orElse(0);
    }

    public TrackerInMemory tracker() {
        return tracker;
    }

    public StructureInMemory structure() {
        return structure;
    }

    Sides sides() {
        return new Sides(structure, tracker);
    }

    public Forest forest() {
        return structure.forest();
    }

    public SettableClock clock() {
        return clock;
    }

    public Agreement agreement() {
        return agreement;
    }

    /** What the ledgers of all plans wrote, and what was sent to the tracker, in order. */
    public List<String> journal() {
        return List.copyOf(journal);
    }

    public void enable(Projects only) {
        projects = only;
    }

    public void includeNeverLinked() {
        neverLinked = NeverLinked.CHANGED;
    }

    public void agree(Collection<Agreed> facts) {
        agreement = agreement.with(facts);
    }

    void release(Set<Fact> facts) {
        agreement = agreement.releasing(facts);
    }

    void forget(Set<Fact> facts) {
        agreement = agreement.forgetting(facts);
    }

    void journal(String line) {
        journal.add(line);
    }

    public Ask ask(Direction direction) {
        return new Ask(
                direction,
                agreement,
                projects,
                SYNCHRONIZER,
                () -> new RowId(++lastRow),
                neverLinked,
                ConflictPolicy.ASK);
    }

    public Plan plan(Synchronizer synchronizer, Direction direction) {
        return made(planning(synchronizer, direction));
    }

    public PlanMaking planning(Synchronizer synchronizer, Direction direction) {
        return new Planning(synchronizer, ask(direction), sides(), new Checks(Limits.DEFAULT));
    }

    /** The plan that takes back what a run really did. */
    public Plan undoOf(Run run) {
        return made(undoing(run));
    }

    public PlanMaking undoing(Run run) {
        return new Undoing(run.applied(), sides(), new Checks(Limits.DEFAULT));
    }

    private static Plan made(PlanMaking making) {
        while (!(making.step() instanceof Step.Done)) {
            // The next step goes on by itself.
        }
        return making.plan().orElseThrow();
    }

    /** The application of a plan with everything that it holds, destructive changes too. */
    public Run run(Plan plan) {
        return run(plan, DESTRUCTIVE);
    }

    public Run run(Plan plan, Set<Kind> destructive) {
        return new Run(this, plan, destructive);
    }

    /** A world that holds the same now and has its own future. */
    public World copy() {
        var copy = new World(structure.forest());
        copy.lastRow = lastRow;
        copy.agreement = agreement;
        copy.projects = projects;
        copy.neverLinked = neverLinked;
        copy.tracker.becomeLike(tracker);
        return copy;
    }
}
