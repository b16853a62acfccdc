package org.espalier.core.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Effect;
import org.espalier.core.fact.Fact;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.Ledger;
import org.espalier.core.run.Progress;
import org.espalier.core.run.RowAttempt;
import org.espalier.core.structure.Origin;

/** The ledger of one plan; what it is told is durable at once, and a line of the world's journal. */
public final class LedgerInMemory implements Ledger {
    private final World world;
    private final Origin origin;
    private final Map<Integer, Effect> effects = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<Integer> concluded = new HashSet<>();

    public LedgerInMemory(World world, Plan plan) {
        this.world = world;
        this.origin = plan.direction().isPresent() ? World.SYNCHRONIZER : World.UNDO;
    }

    @Override
    public Progress progress() {
        return new Progress(effects, open, concluded);
    }

    @Override
    public void record(List<Recorded> recorded, List<PlannedChange> intents) {
        keep(recorded);
        intents.forEach(planned -> {
            if (effects.containsKey(planned.number()) || !open.add(planned.number())) {
                throw new IllegalStateException("Change " + planned.number() + " is intended twice.");
            }
            world.journal("intent " + planned.number());
        });
    }

    @Override
    public void intendToGiveBack(List<PlannedChange> givingBack) {
        givingBack.forEach(planned -> world.journal("intent to give back " + planned.number()));
    }

    @Override
    public List<Recorded> applyRows(List<PlannedChange> rows) {
        var recorded = new ArrayList<Recorded>();
        world.structure().edit(draft -> {
            var attempt = new RowAttempt(draft, origin);
            rows.forEach(planned -> recorded.add(new Recorded(planned, attempt.attempt(planned.change()))));
        });
        keep(recorded);
        carryOut(recorded.stream()
                .filter(each -> each.effect().outcome().cameTrue())
                .map(Recorded::planned)
                .toList());
        return List.copyOf(recorded);
    }

    @Override
    public void conclude(Verified verified) {
        for (var each : verified.foreign()) {
            effects.put(each.planned().number(), each.effect());
            concluded.add(each.planned().number());
            journal(each);
        }
        carryOut(verified.upheld());
    }

    private void carryOut(List<PlannedChange> cameTrue) {
        var agreed = new ArrayList<Agreed>();
        var decided = new HashSet<Fact>();
        var forgotten = new HashSet<Fact>();
        for (var planned : cameTrue) {
            if (!effects.containsKey(planned.number()) || !concluded.add(planned.number())) {
                throw new IllegalStateException("Change " + planned.number() + " is concluded out of turn.");
            }
            world.journal("concluded " + planned.number());
            switch (planned.consequence()) {
                case Consequence.Agrees(var facts) -> agreed.addAll(facts);
                case Consequence.Decides(var facts) -> decided.addAll(facts);
                case Consequence.Forgets(var facts) -> forgotten.addAll(facts);
            }
        }
        world.agree(agreed);
        world.release(decided);
        world.forget(forgotten);
    }

    @Override
    public void agree(List<Agreed> equal) {
        world.journal("agreed on " + equal.size());
        world.agree(equal);
    }

    private void keep(List<Recorded> recorded) {
        for (var each : recorded) {
            var number = each.planned().number();
            if (effects.put(number, each.effect()) != null) {
                throw new IllegalStateException("Change " + number + " has two effects.");
            }
            open.remove(number);
            journal(each);
        }
    }

    private void journal(Recorded each) {
        world.journal("effect " + each.planned().number() + " " + each.effect().outcome());
    }
}
