package org.espalier.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.plan.Consequence;
import org.espalier.core.reconcile.Decision;
import org.espalier.core.reconcile.Reconciler;
import org.espalier.core.reconcile.View;
import org.junit.jupiter.api.Test;

/** L16: what we wrote ourselves and see again changes nothing. */
class EchoLawsTest {

    @Test // L3, L16
    void afterARunBothSidesAgreeOnAllThatItWrote() {
        Laws.hold("L16 echo", 10_000, scenario -> {
            var world = scenario.world();
            var plan = world.plan(scenario.synchronizer(), scenario.direction());
            var destructive =
                    scenario.random().nextBoolean() ? Set.<Kind>of() : Set.of(Kind.ROW_REMOVE, Kind.LINK_DELETE);
            var run = world.run(plan, destructive).toTheEnd();

            var shown = Scenario.pairs(world.forest());
            for (var planned : run.applied()) {
                if (planned.consequence() instanceof Consequence.Agrees(var facts)) {
                    facts.forEach(each -> assertSettled(each, shown, scenario));
                }
            }
            plan.agreed().forEach(each -> assertSettled(each, shown, scenario));
        });
    }

    private static void assertSettled(Agreed agreed, Set<Linked> shown, Scenario scenario) {
        var pair = (Linked) agreed.fact();
        var linked = scenario.world().tracker().links().contains(scenario.link(pair));
        var decision = Reconciler.resync(Direction.BOTH_WAYS, scenario.world().agreement())
                .decide(pair, View.Shows.just(present(shown.contains(pair))), View.Shows.just(present(linked)));

        assertThat(decision).isEqualTo(new Decision.Settled(pair));
    }

    private static Present present(boolean there) {
        return there ? Present.THERE : Present.ABSENT;
    }
}
