package org.espalier.core.synchronizer.links;

import static org.espalier.core.world.Case.given;

import java.util.stream.Stream;
import org.espalier.core.reconcile.Primacy;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.synchronizer.links.Scope.Expansion;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What comes from outside the structure, and what is done there. */
class LinksScopeCasesTest {

    private static final Links ALL = Linking.with(Linking.DEFAULT, Linking.ALL);
    private static final Links UPWARDS = Linking.with(Linking.DEFAULT, Linking.inStructure(Expansion.PARENTS));

    @TestFactory
    Stream<DynamicTest> allIssues() {
        return Cases.tests(
                given("an empty structure is filled, roots in order of their ids", ALL, "")
                        .links("B-1>C-2 B-1>C-1 A-1>B-2 C-1>D-1")
                        .intoGives(
                                """
                                A-1
                                  B-2
                                B-1
                                  C-1
                                    D-1
                                  C-2
                                """,
                                "add A-1 at the top",
                                "add B-2 under A-1",
                                "add B-1 at the top",
                                "add C-1 under B-1",
                                "add D-1 under C-1",
                                "add C-2 under B-1")
                        .from(
                                "delete A-1>B-2 if ticked",
                                "delete B-1>C-1 if ticked",
                                "delete B-1>C-2 if ticked",
                                "delete C-1>D-1 if ticked",
                                "halt ONE_SIDE_EMPTY",
                                "warning DELETES_LINKS_EVERYWHERE"),
                given(
                                "an absent child comes under a parent in the structure before a less deep one that is added",
                                ALL,
                                """
                        P-1
                          P-2
                        """)
                        .links("P-1>P-2 P-2>C-1 A-1>C-1")
                        .into("add C-1 under P-2", "add A-1 at the top", "agree P-1>P-2")
                        .from(
                                "delete P-2>C-1 if ticked",
                                "delete A-1>C-1 if ticked",
                                "agree P-1>P-2",
                                "warning DELETES_LINKS_EVERYWHERE"),
                given("an absent child comes under the least deep of the parents that are added", ALL, "")
                        .links("A-1>B-1 B-1>D-1 C-1>D-1")
                        .intoGives(
                                """
                                A-1
                                  B-1
                                C-1
                                  D-1
                                """,
                                "add A-1 at the top",
                                "add B-1 under A-1",
                                "add C-1 at the top",
                                "add D-1 under C-1")
                        .from(
                                "delete A-1>B-1 if ticked",
                                "delete B-1>D-1 if ticked",
                                "delete C-1>D-1 if ticked",
                                "halt ONE_SIDE_EMPTY",
                                "warning DELETES_LINKS_EVERYWHERE"),
                given("what the search misses is found through the structure", ALL, """
                        P-1
                        """)
                        .links("P-1>C-1 C-1>D-1")
                        .and(world -> Names.issues("P-1 C-1 D-1").forEach(world.tracker()::searchMisses))
                        .into("add C-1 under P-1", "add D-1 under C-1")
                        .from(
                                "delete P-1>C-1 if ticked",
                                "delete C-1>D-1 if ticked",
                                "halt ONE_SIDE_EMPTY",
                                "warning DELETES_LINKS_EVERYWHERE"),
                given("hidden issues and projects that are not enabled are left alone", ALL, """
                        P-1
                        """)
                        .enabled("P C")
                        .hidden("C-1")
                        .links("P-1>C-1 P-1>X-1 X-1>Y-1 C-2>Y-1 C-2>C-3")
                        .into("add C-2 at the top", "add C-3 under C-2")
                        .from("delete C-2>C-3 if ticked", "warning DELETES_LINKS_EVERYWHERE"),
                given("without anything to delete there is no warning", ALL, """
                        P-1
                          C-1
                        """)
                        .into("skip C-1 NEVER_LINKED")
                        .from("create P-1>C-1"));
    }

    @TestFactory // L1
    Stream<DynamicTest> rings() {
        return Cases.tests(
                given("an absent ring begins with its lowest id", ALL, "")
                        .links("B-1>C-1 C-1>A-1 A-1>B-1")
                        .intoGives(
                                """
                                A-1
                                  B-1
                                    C-1
                                """,
                                "add A-1 at the top",
                                "add B-1 under A-1",
                                "add C-1 under B-1",
                                "skip A-1 WOULD_LOOP")
                        .from(
                                "delete A-1>B-1 if ticked",
                                "delete B-1>C-1 if ticked",
                                "delete C-1>A-1 if ticked",
                                "halt ONE_SIDE_EMPTY",
                                "warning DELETES_LINKS_EVERYWHERE"),
                given("what hangs below a ring comes under it, however low its id", ALL, "")
                        .links("B-1>C-1 C-1>B-1 C-1>A-1")
                        .intoGives(
                                """
                                B-1
                                  C-1
                                    A-1
                                """,
                                "add B-1 at the top",
                                "add C-1 under B-1",
                                "add A-1 under C-1",
                                "skip B-1 WOULD_LOOP")
                        .from(
                                "delete B-1>C-1 if ticked",
                                "delete C-1>A-1 if ticked",
                                "delete C-1>B-1 if ticked",
                                "halt ONE_SIDE_EMPTY",
                                "warning DELETES_LINKS_EVERYWHERE"),
                given("a parent that is a child too is added below", UPWARDS, """
                        C-1
                        """)
                        .links("P-1>C-1 C-1>P-1")
                        .into("add P-1 under C-1", "skip C-1 WOULD_LOOP")
                        .from());
    }

    @TestFactory
    Stream<DynamicTest> linkedParents() {
        return Cases.tests(
                given("parents of parents are added, the topmost at the top", UPWARDS, """
                        C-1
                        """)
                        .links("P-1>C-1 G-1>P-1 G-1>P-2 P-1>C-2")
                        .intoGives("""
                                G-1
                                  P-1
                                    C-1
                                """, "add G-1 at the top", "add P-1 under G-1", "move C-1 under P-1")
                        .from(),
                given("a further parent of a child that stays is added too", UPWARDS, """
                        P-1
                          C-1
                        """)
                        .links("P-1>C-1 P-2>C-1")
                        .into("add P-2 at the top", "agree P-1>C-1")
                        .from("agree P-1>C-1"),
                given("a child goes to a parent in the structure before one that is added", UPWARDS, """
                        C-1
                        [Later]
                          P-2
                        """)
                        .links("P-1>C-1 P-2>C-1")
                        .into("move C-1 under P-2", "add P-1 at the top")
                        .from("delete P-2>C-1 if ticked"),
                given("hidden parents are not added", UPWARDS, """
                        C-1
                        """)
                        .links("P-1>C-1")
                        .hidden("P-1")
                        .into()
                        .from());
    }

    @TestFactory // L12
    Stream<DynamicTest> rowsThatWouldComeBack() {
        var removingAll = Linking.with(ALL, Removal.REMOVE);
        var removingUpwards = Linking.with(UPWARDS, Removal.REMOVE);
        var forest = """
                P-1
                  C-1
                B-1
                  D-1
                """;
        return Cases.tests(
                given("ALL sends one that is a linked parent to the top", removingAll, forest)
                        .links("B-1>D-1 C-1>D-1")
                        .agreed("P-1>C-1 B-1>D-1")
                        .into("move C-1 at the top")
                        .from("create P-1>C-1", "delete C-1>D-1 if ticked", "warning DELETES_LINKS_EVERYWHERE"),
                given("so does expandToParents", removingUpwards, forest)
                        .links("B-1>D-1 C-1>D-1")
                        .agreed("P-1>C-1 B-1>D-1")
                        .into("move C-1 at the top")
                        .from("create P-1>C-1", "delete C-1>D-1 if ticked"),
                given("one of its rows is enough", removingAll, """
                        P-1
                          C-1
                        P-2
                          C-1
                        B-1
                          D-1
                        """)
                        .links("B-1>D-1 C-1>D-1")
                        .agreed("P-1>C-1 P-2>C-1 B-1>D-1")
                        .into("move C-1#1 at the top", "remove C-1#2")
                        .from("create P-1>C-1", "delete C-1>D-1 if ticked", "warning DELETES_LINKS_EVERYWHERE"),
                given("a row at the top is enough", removingAll, """
                        P-1
                          C-1
                        C-1
                        B-1
                          D-1
                        """)
                        .links("B-1>D-1 C-1>D-1")
                        .agreed("P-1>C-1 B-1>D-1")
                        .into("remove C-1#1")
                        .from("create P-1>C-1", "delete C-1>D-1 if ticked", "warning DELETES_LINKS_EVERYWHERE"),
                given("one that is no parent is taken out", removingAll, forest)
                        .links("B-1>D-1")
                        .agreed("P-1>C-1 B-1>D-1")
                        .into("remove C-1")
                        .from("create P-1>C-1"));
    }

    @TestFactory // L6
    Stream<DynamicTest> primacy() {
        var links = Linking.with(Linking.DEFAULT, Primacy.TRACKER);
        return Cases.tests(given("where a person chose the direction, primacy changes nothing", links, """
                        P-1
                        P-2
                          C-1
                        """)
                .links("P-1>C-1")
                .agreed("P-1>C-1")
                .into("move C-1 under P-1")
                .from("create P-2>C-1", "delete P-1>C-1 if ticked"));
    }
}
