package org.espalier.core.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.change.Kind;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.Applying;
import org.espalier.core.run.Step;

/** The application of one plan in a world, step by step; it may be interrupted between any two steps. */
public final class Run {
    /** More steps than any small plan needs, whatever goes wrong on the way. */
    private static final int MOST_STEPS = 100_000;

    private final World world;
    private final Plan plan;
    private final Set<Kind> destructive;
    private final LedgerInMemory ledger;
    private Applying applying;
    private int steps;

    Run(World world, Plan plan, Set<Kind> destructive) {
        this.world = world;
        this.plan = plan;
        this.destructive = Set.copyOf(destructive);
        this.ledger = new LedgerInMemory(world, plan);
        this.applying = begun();
    }

    private Applying begun() {
        return new Applying(plan, destructive, world.sides(), ledger, world.clock());
    }

    /** One step, and the wait that it asks for. */
    public Step step() {
        var step = stepAtOnce();
        if (step instanceof Step.Waits(var pause, var _)) {
            world.clock().pass(pause);
        }
        return step;
    }

    /** One step; somebody says that the run shall go on without waiting. */
    public Step stepAtOnce() {
        if (++steps > MOST_STEPS) {
            throw new AssertionError("The run does not come to an end.");
        }
        return applying.step();
    }

    /** The process dies; another one goes on with the same ledger. */
    public void interrupt() {
        applying = begun();
    }

    public void stop() {
        applying.stop();
    }

    public Run toTheEnd() {
        while (!(step() instanceof Step.Done)) {
            // The next step goes on by itself.
        }
        return this;
    }

    public int steps() {
        return steps;
    }

    public Plan plan() {
        return plan;
    }

    public Applying applying() {
        return applying;
    }

    public Map<Integer, Effect> effects() {
        return ledger.progress().effects();
    }

    public Outcome outcome(int number) {
        return effect(number).outcome();
    }

    /** What people read of it. */
    public String sentence(int number) {
        return effect(number).sentence();
    }

    private Effect effect(int number) {
        var effect = effects().get(number);
        if (effect == null) {
            throw new IllegalArgumentException("Change " + number + " was not attempted.");
        }
        return effect;
    }

    /** The changes that this run made, as they really were, in the order of the plan. */
    public List<PlannedChange> applied() {
        var applied = new ArrayList<PlannedChange>();
        for (var planned : plan.changes()) {
            var effect = effects().get(planned.number());
            if (effect != null && effect.outcome() == Outcome.APPLIED) {
                applied.add(planned.really(effect));
            }
        }
        return applied;
    }
}
