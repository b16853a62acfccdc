package org.espalier.core.synchronizer.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.synchronizer.filter.Filter.Rule.ADD;
import static org.espalier.core.synchronizer.filter.Filter.Rule.ALLOW_MOVE;
import static org.espalier.core.synchronizer.filter.Filter.Rule.DOUBLE_CHECK;
import static org.espalier.core.synchronizer.filter.Filters.atTop;
import static org.espalier.core.synchronizer.filter.Filters.under;
import static org.espalier.core.synchronizer.filter.Filters.usual;
import static org.espalier.core.world.Case.given;

import java.util.stream.Stream;
import org.espalier.core.fact.Direction;
import org.espalier.core.world.Cases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FilterCasesTest {

    @Test
    void fromTheStructureIsNotOffered() {
        assertThat(atTop(ADD).directions()).containsExactly(Direction.INTO_STRUCTURE);
    }

    @TestFactory
    Stream<DynamicTest> theExampleOfTheProduct() {
        var before = """
                S-1
                  B-1
                S-2
                  B-2
                """;
        return Cases.tests(
                given("with doubleCheck a whole branch goes", usual(DOUBLE_CHECK), before)
                        .result("S-1 S-3")
                        .intoGives("""
                                S-1
                                  B-1
                                S-3
                                """, "add S-3 at the top", "remove B-2", "remove S-2"),
                given("without doubleCheck what has children is kept", usual(), before)
                        .result("S-1 S-3")
                        .intoGives("""
                                S-1
                                  B-1
                                S-2
                                  B-2
                                S-3
                                """, "add S-3 at the top", "skip S-2 HAS_CHILDREN"));
    }

    @TestFactory
    Stream<DynamicTest> whatIsAdded() {
        return Cases.tests(
                given("absent issues come at the end, in the order of the query", atTop(ADD), """
                        S-2
                        """)
                        .result("S-3 S-2 S-1")
                        .intoGives("""
                                S-2
                                S-3
                                S-1
                                """, "add S-3 at the top", "add S-1 at the top"),
                given("what stands anywhere is not added again", atTop(ADD), """
                        [Ideas]
                          S-1
                        """)
                        .result("S-1")
                        .into(),
                given("an issue that the query returns twice is added once", atTop(ADD), "")
                        .result("S-1 S-1")
                        .into("add S-1 at the top"),
                given("without add nothing comes", atTop(), """
                        S-1
                        """)
                        .result("S-1 S-2")
                        .into(),
                given("projects that are not enabled stay out", atTop(ADD), "")
                        .enabled("S")
                        .result("S-1 Z-1")
                        .into("add S-1 at the top"),
                given("what the tracker hides is not in the result", atTop(ADD), "")
                        .hidden("S-2")
                        .result("S-1 S-2")
                        .into("add S-1 at the top"),
                given("under a target issue they come last", under("T-1", ADD), """
                        T-1
                          B-1
                        T-2
                        """)
                        .result("S-1")
                        .intoGives("""
                                T-1
                                  B-1
                                  S-1
                                T-2
                                """, "add S-1 under T-1"),
                given("of the target's rows the first one counts", under("T-1", ADD), """
                        [Now]
                          T-1
                        T-1
                        """)
                        .result("S-1")
                        .into("add S-1 under T-1#1"),
                given("where the target is absent nothing is added", under("T-1", ADD), """
                        S-2
                        """)
                        .result("S-1 S-2")
                        .into("skip T-1 TARGET_ABSENT"),
                given("the target is not added under itself", under("T-1", ADD, ALLOW_MOVE), """
                        T-1
                        """)
                        .result("T-1")
                        .into());
    }

    @TestFactory
    Stream<DynamicTest> whatIsMovedToTheTarget() {
        return Cases.tests(
                given("without allowMove what stands elsewhere stays", under("T-1", ADD), """
                        T-1
                        S-1
                        """)
                        .result("S-1")
                        .into(),
                given("with allowMove it comes with all that is below it", under("T-1", ADD, ALLOW_MOVE), """
                        S-1
                          B-1
                        T-1
                        """)
                        .result("S-1")
                        .intoGives("""
                                T-1
                                  S-1
                                    B-1
                                """, "move S-1 under T-1"),
                given("what stands deeper under the target stays there", under("T-1", ADD, ALLOW_MOVE), """
                        T-1
                          [Ideas]
                            S-1
                        """)
                        .result("S-1")
                        .into(),
                given("of two of which one is above the other only the upper moves", under("T-1", ADD, ALLOW_MOVE), """
                        T-1
                        S-1
                          S-2
                        """)
                        .result("S-2 S-1")
                        .into("move S-1 under T-1"),
                given("what stands above the target stays", under("T-1", ADD, ALLOW_MOVE), """
                        S-1
                          T-1
                          S-2
                        """)
                        .result("S-1 S-2")
                        .intoGives("""
                                S-1
                                  T-1
                                    S-2
                                """, "move S-2 under T-1", "skip S-1 WOULD_LOOP"),
                given("of several rows the first one moves", under("T-1", ADD, ALLOW_MOVE), """
                        T-1
                        B-1
                          S-1
                        S-1
                        """)
                        .result("S-1")
                        .into("move S-1#1 under T-1"));
    }
}
