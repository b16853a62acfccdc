package org.espalier.core.synchronizer.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.synchronizer.filter.Filter.Rule.ADD;
import static org.espalier.core.synchronizer.filter.Filter.Rule.ALLOW_MOVE;
import static org.espalier.core.synchronizer.filter.Filter.Rule.DOUBLE_CHECK;
import static org.espalier.core.synchronizer.filter.Filter.Rule.KEEP_BELOW_MATCHES;
import static org.espalier.core.synchronizer.filter.Filter.Rule.REMOVE;
import static org.espalier.core.synchronizer.filter.Filter.Rule.REMOVE_ONLY_AT_TARGET;
import static org.espalier.core.world.Case.QUERY;
import static org.espalier.core.world.Case.given;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.core.fact.Direction;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Names;
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

    @TestFactory
    Stream<DynamicTest> whatLeaves() {
        return Cases.tests(
                given("without remove nothing leaves", atTop(ADD), """
                        S-1
                        """)
                        .result("S-2")
                        .into("add S-2 at the top"),
                given("what somebody moved elsewhere stays", usual(), """
                        S-1
                          S-2
                        S-3
                        """)
                        .result("S-1")
                        .into("remove S-3"),
                given("a folder at the target is elsewhere", usual(), """
                        [Ideas]
                          S-1
                        S-3
                        """)
                        .result("S-9")
                        .into("add S-9 at the top", "remove S-3"),
                given("without removeOnlyAtTarget rows anywhere leave, the lowest first", atTop(REMOVE), """
                        S-9
                        [Ideas]
                          S-1
                            S-2
                        """)
                        .result("S-9")
                        .into("remove S-2", "remove S-1"),
                given("below a match they stay", atTop(REMOVE, KEEP_BELOW_MATCHES), """
                        S-1
                          [Ideas]
                            S-2
                              S-3
                        """)
                        .result("S-1")
                        .into(),
                given("without keepBelowMatches they leave", atTop(REMOVE), """
                        S-1
                          [Ideas]
                            S-2
                              S-3
                        """)
                        .result("S-1")
                        .into("remove S-3", "remove S-2"),
                given("a row above one that matches stays", atTop(REMOVE), """
                        S-1
                          S-2
                            S-3
                        S-4
                        """)
                        .result("S-2")
                        .into("remove S-4", "remove S-3", "skip S-1 HAS_CHILDREN"),
                given("folders stay and hold what is above them", atTop(REMOVE), """
                        S-1
                          [Ideas]
                        S-9
                        """)
                        .result("S-9")
                        .into("skip S-1 HAS_CHILDREN"),
                given("doubleCheck tests below what leaves, and nowhere else", usual(DOUBLE_CHECK), """
                        S-1
                          B-1
                            B-2
                          S-2
                            B-3
                        S-2
                          B-4
                        """)
                        .result("S-2")
                        .into("remove B-2", "remove B-1", "skip S-1 HAS_CHILDREN"),
                given("all rows of an issue leave", usual(), """
                        S-1
                        S-9
                        S-1
                        """).result("S-9").into("remove S-1#2", "remove S-1#1"),
                given(
                                "at a target issue only its children leave",
                                under("T-1", ADD, REMOVE, REMOVE_ONLY_AT_TARGET),
                                """
                        T-1
                          S-1
                          S-2
                        S-3
                        """)
                        .result("S-2")
                        .into("remove S-1"),
                given("the target issue stays and shelters nobody", under("T-1", REMOVE, KEEP_BELOW_MATCHES), """
                        T-1
                          S-1
                        """)
                        .result("T-1")
                        .into("remove S-1"),
                given(
                                "where the target is absent nothing at it can leave",
                                under("T-1", REMOVE, REMOVE_ONLY_AT_TARGET),
                                """
                        S-1
                        """)
                        .result("S-9")
                        .into(),
                given("an empty result stops the run", usual(), """
                        S-1
                        S-2
                        """)
                        .result("")
                        .into("remove S-2", "remove S-1", "halt ONE_SIDE_EMPTY"),
                given("an empty result stops a run that would take a whole branch", usual(DOUBLE_CHECK), """
                        S-1
                          B-1
                        """)
                        .result("")
                        .into("remove B-1", "remove S-1", "halt ONE_SIDE_EMPTY"),
                given("at a target too", under("T-1", REMOVE, REMOVE_ONLY_AT_TARGET, DOUBLE_CHECK), """
                        T-1
                          S-1
                            B-1
                        B-2
                        """)
                        .result("")
                        .into("remove B-1", "remove S-1", "halt ONE_SIDE_EMPTY"),
                given(
                                "rows that could not leave do not count for that",
                                under("T-1", REMOVE, REMOVE_ONLY_AT_TARGET),
                                """
                        T-1
                          S-1
                        B-2
                        """)
                        .result("")
                        .into("remove S-1"),
                given("one row may leave although the result is empty", usual(), """
                        S-1
                        """)
                        .result("")
                        .into("remove S-1"));
    }

    @TestFactory // L2
    Stream<DynamicTest> whatIsNotSeen() {
        return Cases.tests(
                given("a row that the tracker hides stays", usual(), """
                        S-1
                        S-2
                        """)
                        .hidden("S-1")
                        .result("S-9")
                        .into("add S-9 at the top", "remove S-2", "skip S-1 UNREADABLE"),
                given("a row that matches although the search did not return it stays", usual(), """
                        S-1
                        S-2
                        """)
                        .result("S-9", "S-1")
                        .into("add S-9 at the top", "remove S-2"),
                given(
                                "a row that the search did not return shelters what is below it",
                                atTop(REMOVE, KEEP_BELOW_MATCHES),
                                """
                        S-1
                          S-2
                        """)
                        .result("S-9", "S-1")
                        .into(),
                given("a row of a project that is not enabled stays", usual(), """
                        Z-1
                        S-1
                        """)
                        .enabled("S")
                        .result("S-9 Z-1")
                        .into("add S-9 at the top", "remove S-1", "skip Z-1 PROJECT_NOT_ENABLED"));
    }

    private static Filter atTop(Filter.Rule... rules) {
        return new Filter(QUERY, new Filter.Target.TopLevel(), Set.of(rules));
    }

    private static Filter under(String target, Filter.Rule... rules) {
        return new Filter(QUERY, new Filter.Target.UnderIssue(Names.issue(target)), Set.of(rules));
    }

    /** The usual settings of a filter that removes, with or without further rules. */
    private static Filter usual(Filter.Rule... further) {
        var rules = new HashSet<>(Set.of(ADD, REMOVE, REMOVE_ONLY_AT_TARGET, KEEP_BELOW_MATCHES));
        rules.addAll(Set.of(further));
        return new Filter(QUERY, new Filter.Target.TopLevel(), rules);
    }
}
