package org.espalier.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.world.Names.issue;
import static org.espalier.core.world.Names.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Side;
import org.espalier.core.fact.Value;
import org.espalier.core.structure.Origin;
import org.espalier.core.world.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Where C-1 stands: what both sides show and what was agreed, and what becomes of it in each direction. */
class ReconcilerTest {

    private static final Fact FACT = new Fact.Place(issue("C-1"));
    private static final Origin PERSON = new Origin(Origin.Kind.PERSON, "ada");

    @TestFactory // L3, L4
    Stream<DynamicTest> sidesThatShowTheSame() {
        return tests(
                given("nothing was agreed: it is agreed on now")
                        .structure("P-1")
                        .tracker("P-1")
                        .all("agree P-1"),
                given("it was agreed: nothing is left to do")
                        .agreed("P-1")
                        .structure("P-1")
                        .tracker("P-1")
                        .all("settled"),
                given("both changed to the same value: it is agreed on")
                        .agreed("P-1")
                        .structure("P-2")
                        .tracker("P-2")
                        .all("agree P-2"),
                given("no parent is a value like others")
                        .structure("none")
                        .tracker("none")
                        .all("agree none"),
                given("a hold ends where both are equal")
                        .held()
                        .structure("P-1")
                        .tracker("P-1")
                        .all("agree P-1"),
                given("any of several rows may show it")
                        .structure("P-1", "P-2")
                        .tracker("P-2")
                        .all("agree P-2"));
    }

    @TestFactory // L4, L6, L7
    Stream<DynamicTest> sidesThatDiffer() {
        return tests(
                given("the tracker changed")
                        .agreed("P-1")
                        .structure("P-1")
                        .tracker("P-2")
                        .into("structure takes P-2")
                        .from("tracker takes P-1")
                        .both("structure takes P-2"),
                given("the tracker changed, and only a further row still shows what was agreed")
                        .agreed("P-1")
                        .structure("P-3", "P-1")
                        .tracker("P-2")
                        .into("structure takes P-2")
                        .from("tracker takes P-3")
                        .both("structure takes P-2"),
                given("a person changed the structure")
                        .agreed("P-1")
                        .structure("P-2")
                        .tracker("P-1")
                        .into("structure takes P-1")
                        .from("tracker takes P-2")
                        .both("tracker takes P-2"),
                given("a person took it out of the structure")
                        .agreed("P-1")
                        .structure("none")
                        .tracker("P-1")
                        .into("structure takes P-1")
                        .from("tracker takes none")
                        .both("tracker takes none"),
                given("a synchronizer changed the structure")
                        .agreed("P-1")
                        .structure("P-2")
                        .by(World.SYNCHRONIZER)
                        .tracker("P-1")
                        .into("structure takes P-1")
                        .from("tracker takes P-2")
                        .both("differs"),
                given("an import changed the structure")
                        .agreed("P-1")
                        .structure("P-2")
                        .by(new Origin(Origin.Kind.IMPORT, "file"))
                        .tracker("P-1")
                        .into("structure takes P-1")
                        .from("tracker takes P-2")
                        .both("differs"),
                given("an undo changed the structure")
                        .agreed("P-1")
                        .structure("P-2")
                        .by(new Origin(Origin.Kind.UNDO, "1"))
                        .tracker("P-1")
                        .into("structure takes P-1")
                        .from("tracker takes P-2")
                        .both("differs"),
                given("nobody knows who changed the structure")
                        .agreed("P-1")
                        .structure("P-2")
                        .by(Origin.UNKNOWN)
                        .tracker("P-1")
                        .into("structure takes P-1")
                        .from("tracker takes P-2")
                        .both("differs"));
    }

    @TestFactory // L5
    Stream<DynamicTest> factsThatNoRuleDecides() {
        return tests(
                given("both changed, differently")
                        .agreed("P-1")
                        .structure("P-2")
                        .tracker("P-3")
                        .into("structure takes P-3")
                        .from("tracker takes P-2")
                        .both("conflict P-2 P-3"),
                given("nothing was ever agreed")
                        .structure("P-2")
                        .tracker("P-3")
                        .into("structure takes P-3")
                        .from("tracker takes P-2")
                        .both("unsettled"),
                given("unknown is not the same as empty")
                        .structure("none")
                        .tracker("P-3")
                        .into("structure takes P-3")
                        .from("tracker takes none")
                        .both("unsettled"),
                given("held: a resync decides, a background run leaves it")
                        .agreed("P-1")
                        .held()
                        .structure("P-1")
                        .tracker("P-2")
                        .into("structure takes P-2")
                        .from("tracker takes P-1")
                        .both("held"));
    }

    @TestFactory // product 3.3, 5.3: primacy
    Stream<DynamicTest> aTrackerThatComesFirst() {
        return tests(
                given("what a person changed in the structure is taken back")
                        .trackerFirst()
                        .agreed("P-1")
                        .structure("P-2")
                        .tracker("P-1")
                        .into("structure takes P-1")
                        .from("tracker takes P-2")
                        .both("structure takes P-1"),
                given("what a synchronizer changed in the structure is taken back too")
                        .trackerFirst()
                        .agreed("P-1")
                        .structure("P-2")
                        .by(World.SYNCHRONIZER)
                        .tracker("P-1")
                        .into("structure takes P-1")
                        .from("tracker takes P-2")
                        .both("structure takes P-1"),
                given("both changed, differently: a conflict all the same")
                        .trackerFirst()
                        .agreed("P-1")
                        .structure("P-2")
                        .tracker("P-3")
                        .into("structure takes P-3")
                        .from("tracker takes P-2")
                        .both("conflict P-2 P-3"),
                given("what was never agreed stays unsettled")
                        .trackerFirst()
                        .structure("P-2")
                        .tracker("P-3")
                        .into("structure takes P-3")
                        .from("tracker takes P-2")
                        .both("unsettled"));
    }

    @TestFactory // L2
    Stream<DynamicTest> sidesThatWereNotSeen() {
        return tests(
                given("the structure shows nothing")
                        .agreed("P-1")
                        .tracker("P-2")
                        .all("unseen"),
                given("the tracker shows nothing")
                        .agreed("P-1")
                        .structure("P-2")
                        .all("unseen"),
                given("neither shows anything").agreed("P-1").all("unseen"),
                given("held and unseen").held().structure("P-2").all("unseen"));
    }

    @Test // L5
    void aPolicySettlesConflictsBeforehand() {
        var agreement = new Agreement(Map.of(FACT, parent("P-1")), Set.of());
        var here = new View.Shows(parent("P-2"), Set.of(), PERSON);
        var there = View.Shows.just(parent("P-3"));

        assertThat(text(new Reconciler(Direction.BOTH_WAYS, agreement, ConflictPolicy.JIRA_WINS, Primacy.EQUAL)
                        .decide(FACT, here, there)))
                .isEqualTo("structure takes P-3");
        assertThat(text(new Reconciler(Direction.BOTH_WAYS, agreement, ConflictPolicy.STRUCTURE_WINS, Primacy.EQUAL)
                        .decide(FACT, here, there)))
                .isEqualTo("tracker takes P-2");
    }

    @Test // L5
    void aPolicySettlesNothingThatWasNeverAgreed() {
        var here = new View.Shows(parent("P-2"), Set.of(), PERSON);

        for (var policy : ConflictPolicy.values()) {
            assertThat(text(new Reconciler(Direction.BOTH_WAYS, Agreement.NONE, policy, Primacy.EQUAL)
                            .decide(FACT, here, View.Shows.just(parent("P-3")))))
                    .isEqualTo("unsettled");
        }
    }

    private static Row given(String name) {
        return new Row(name);
    }

    private static Stream<DynamicTest> tests(Row... rows) {
        return Stream.of(rows).flatMap(Row::tests);
    }

    private static Value parent(String text) {
        return text.equals("none") ? Value.Parent.NONE : Value.Parent.of(issue(text));
    }

    private static String text(Value value) {
        return value instanceof Value.Parent(Optional<?> parent) && parent.isPresent()
                ? key(((Value.Parent) value).parent().orElseThrow()).value()
                : "none";
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case Decision.Settled _ -> "settled";
            case Decision.NowAgreed(var _, var value) -> "agree " + text(value);
            case Decision.Write(var _, var to, var _, var after) ->
                (to == Side.STRUCTURE ? "structure" : "tracker") + " takes " + text(after);
            case Decision.InConflict(var conflict) ->
                "conflict " + text(conflict.structure()) + " " + text(conflict.tracker());
            case Decision.Unsettled _ -> "unsettled";
            case Decision.Held _ -> "held";
            case Decision.Differs _ -> "differs";
            case Decision.Unseen _ -> "unseen";
        };
    }

    /** One row of the table. */
    private static final class Row {
        private final String name;
        private Agreement agreement = Agreement.NONE;
        private List<String> shown = List.of();
        private Origin origin = PERSON;
        private View tracker = new View.Unseen();
        private Primacy primacy = Primacy.EQUAL;
        private final List<DynamicTest> tests = new ArrayList<>();

        private Row(String name) {
            this.name = name;
        }

        private Row agreed(String value) {
            agreement = new Agreement(Map.of(FACT, parent(value)), agreement.holds());
            return this;
        }

        private Row held() {
            agreement = new Agreement(agreement.facts(), Set.of(FACT));
            return this;
        }

        private Row structure(String... values) {
            shown = List.of(values);
            return this;
        }

        private Row by(Origin who) {
            origin = who;
            return this;
        }

        private Row tracker(String value) {
            tracker = View.Shows.just(parent(value));
            return this;
        }

        private Row trackerFirst() {
            primacy = Primacy.TRACKER;
            return this;
        }

        private Row all(String decision) {
            return into(decision).from(decision).both(decision);
        }

        private Row into(String decision) {
            return decides(Direction.INTO_STRUCTURE, decision);
        }

        private Row from(String decision) {
            return decides(Direction.FROM_STRUCTURE, decision);
        }

        private Row both(String decision) {
            return decides(Direction.BOTH_WAYS, decision);
        }

        private Row decides(Direction direction, String decision) {
            tests.add(DynamicTest.dynamicTest(
                    name + " | " + direction,
                    () -> assertThat(text(new Reconciler(direction, agreement, ConflictPolicy.ASK, primacy)
                                    .decide(FACT, structure(), tracker)))
                            .isEqualTo(decision)));
            return this;
        }

        private View structure() {
            return shown.isEmpty()
                    ? new View.Unseen()
                    : new View.Shows(
                            parent(shown.getFirst()),
                            shown.stream().map(ReconcilerTest::parent).collect(Collectors.toSet()),
                            origin);
        }

        private Stream<DynamicTest> tests() {
            assertThat(tests).as(name).hasSize(Direction.values().length);
            return tests.stream();
        }
    }
}
