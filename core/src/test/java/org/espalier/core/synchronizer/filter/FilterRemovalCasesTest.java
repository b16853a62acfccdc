package org.espalier.core.synchronizer.filter;

import static org.espalier.core.synchronizer.filter.Filter.Rule.ADD;
import static org.espalier.core.synchronizer.filter.Filter.Rule.DOUBLE_CHECK;
import static org.espalier.core.synchronizer.filter.Filter.Rule.KEEP_BELOW_MATCHES;
import static org.espalier.core.synchronizer.filter.Filter.Rule.REMOVE;
import static org.espalier.core.synchronizer.filter.Filter.Rule.REMOVE_ONLY_AT_TARGET;
import static org.espalier.core.synchronizer.filter.Filters.atTop;
import static org.espalier.core.synchronizer.filter.Filters.under;
import static org.espalier.core.synchronizer.filter.Filters.usual;
import static org.espalier.core.world.Case.given;

import java.util.stream.Stream;
import org.espalier.core.world.Cases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a filter takes out of a structure, and what stays although the query does not find it. */
class FilterRemovalCasesTest {

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
                given(
                                "a row above the target that nobody asked about shelters nobody",
                                under("T-1", REMOVE, REMOVE_ONLY_AT_TARGET, KEEP_BELOW_MATCHES),
                                """
                        S-1
                          T-1
                            S-2
                        """)
                        .result("S-9")
                        .into("remove S-2"),
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
                given("a row that no query finds stays, and what the query would still leave out goes", usual(), """
                        S-1
                        S-2
                        """)
                        .unlisted("S-1")
                        .result("S-9 S-1")
                        .into("add S-9 at the top", "remove S-2", "skip S-1 UNLISTED"),
                given("where no query finds any row, none leaves and nothing stops", usual(DOUBLE_CHECK), """
                        S-1
                          B-1
                        S-2
                        """)
                        .unlisted("S-1 S-2 B-1")
                        .result("S-1 S-2")
                        .into("skip S-1 UNLISTED", "skip S-2 UNLISTED"),
                given("what stands below a row that perhaps matches stays", atTop(REMOVE, KEEP_BELOW_MATCHES), """
                        S-1
                          S-2
                        S-3
                          S-4
                        """)
                        .unlisted("S-1")
                        .hidden("S-3")
                        .result("S-9")
                        .into("skip S-1 UNLISTED", "skip S-3 UNREADABLE"),
                given("a row of a project that is not enabled stays", usual(), """
                        Z-1
                        S-1
                        """)
                        .enabled("S")
                        .result("S-9 Z-1")
                        .into("add S-9 at the top", "remove S-1", "skip Z-1 PROJECT_NOT_ENABLED"));
    }
}
