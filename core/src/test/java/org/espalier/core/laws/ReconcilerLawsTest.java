package org.espalier.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.change.Conflict;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Side;
import org.espalier.core.fact.Value;
import org.espalier.core.reconcile.ConflictPolicy;
import org.espalier.core.reconcile.Decision;
import org.espalier.core.reconcile.Primacy;
import org.espalier.core.reconcile.Reconciler;
import org.espalier.core.reconcile.View;
import org.espalier.core.structure.Forests;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Origin;
import org.junit.jupiter.api.Test;

/** The reconciler against the laws said once more, in other words. */
class ReconcilerLawsTest {

    private static final Fact FACT = new Fact.Place(new IssueId(1));
    private static final List<Value.Parent> VALUES =
            List.of(Value.Parent.NONE, Value.Parent.of(new IssueId(2)), Value.Parent.of(new IssueId(3)));

    @Test // L2 to L7
    void everyDecisionIsTheOneThatTheLawNames() {
        Laws.holdForSeeds("L4 change, L5 conflict", 15_000, seed -> {
            var random = new Random(seed);
            var known = new Known(
                    random.nextInt(4) == 0 ? Optional.empty() : Optional.of(one(random, VALUES)),
                    random.nextInt(5) == 0);
            var structure = structure(random);
            var tracker = random.nextInt(8) == 0 ? new View.Unseen() : View.Shows.just(one(random, VALUES));
            var rules =
                    new Rules(one(random, List.of(ConflictPolicy.values())), one(random, List.of(Primacy.values())));

            for (var direction : Direction.values()) {
                assertThat(new Reconciler(direction, known.agreement(), rules.policy(), rules.primacy())
                                .decide(FACT, structure, tracker))
                        .as("%s %s %s %s %s", direction, known, structure, tracker, rules)
                        .isEqualTo(byTheLaw(direction, known, structure, tracker, rules));
            }
        });
    }

    private record Rules(ConflictPolicy policy, Primacy primacy) {}

    private record Known(Optional<Value.Parent> agreed, boolean held) {
        private Agreement agreement() {
            return new Agreement(
                    agreed.<Map<Fact, Value>>map(value -> Map.of(FACT, value)).orElse(Map.of()),
                    held ? Set.of(FACT) : Set.of());
        }
    }

    private static Decision byTheLaw(Direction direction, Known known, View structure, View tracker, Rules rules) {
        if (structure instanceof View.Unseen || tracker instanceof View.Unseen) {
            return new Decision.Unseen(FACT);
        }
        var here = (View.Shows) structure;
        var there = (View.Shows) tracker;
        var shownHere = new HashSet<>(here.others());
        shownHere.add(here.value());
        var structureTakes = new Decision.Write(FACT, Side.STRUCTURE, here.value(), there.value());
        var trackerTakes = new Decision.Write(FACT, Side.TRACKER, there.value(), here.value());
        var equal = shownHere.contains(there.value());
        var trackerChanged = known.agreed().isPresent() && !known.agreed().get().equals(there.value());
        var structureChanged =
                known.agreed().isPresent() && !shownHere.contains(known.agreed().get());
        if (equal) {
            return known.agreed().equals(Optional.of(there.value()))
                    ? new Decision.Settled(FACT)
                    : new Decision.NowAgreed(FACT, there.value());
        }
        if (direction == Direction.INTO_STRUCTURE) {
            return structureTakes;
        }
        if (direction == Direction.FROM_STRUCTURE) {
            return trackerTakes;
        }
        if (known.held()) {
            return new Decision.Held(FACT);
        }
        if (trackerChanged && structureChanged) {
            return switch (rules.policy()) {
                case ASK ->
                    new Decision.InConflict(
                            new Conflict(FACT, here.value(), there.value(), Conflict.Cause.BOTH_CHANGED));
                case JIRA_WINS -> structureTakes;
                case STRUCTURE_WINS -> trackerTakes;
            };
        }
        if (trackerChanged) {
            return structureTakes;
        }
        if (structureChanged && rules.primacy() == Primacy.TRACKER) {
            return structureTakes;
        }
        if (structureChanged) {
            return here.origin().kind() == Origin.Kind.PERSON ? trackerTakes : new Decision.Differs(FACT);
        }
        return new Decision.Unsettled(FACT);
    }

    private static View structure(Random random) {
        if (random.nextInt(8) == 0) {
            return new View.Unseen();
        }
        var others = new HashSet<Value>();
        if (random.nextInt(3) == 0) {
            others.add(one(random, VALUES));
        }
        return new View.Shows(one(random, VALUES), others, Forests.origin(random));
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
