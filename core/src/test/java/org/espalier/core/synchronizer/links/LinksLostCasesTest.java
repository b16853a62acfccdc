package org.espalier.core.synchronizer.links;

import static org.espalier.core.world.Case.given;

import java.util.stream.Stream;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rows whose link is gone, and ends that are not seen, which is not the same (L2). */
class LinksLostCasesTest {

    private static final Links LINKS = Linking.DEFAULT;
    private static final Links KEEPING = Linking.with(LINKS, Removal.KEEP);
    private static final Links REMOVING = Linking.with(LINKS, Removal.REMOVE);

    @TestFactory // L2, L3
    Stream<DynamicTest> rowsWhoseLinkIsGone() {
        var forest = """
                P-1
                  C-1
                    D-1
                  C-2
                """;
        return Cases.tests(
                given("TO_TOP_LEVEL sends them to the top with all below", LINKS, forest)
                        .agreed("P-1>C-1")
                        .links("C-1>D-1")
                        .intoGives("""
                                P-1
                                  C-2
                                C-1
                                  D-1
                                """, "move C-1 at the top", "skip C-2 NEVER_LINKED", "agree C-1>D-1")
                        .from("create P-1>C-1", "create P-1>C-2", "agree C-1>D-1"),
                given("KEEP leaves them", KEEPING, forest)
                        .agreed("P-1>C-1")
                        .links("C-1>D-1")
                        .into("skip C-1 LINK_GONE", "skip C-2 NEVER_LINKED", "agree C-1>D-1")
                        .from("create P-1>C-1", "create P-1>C-2", "agree C-1>D-1"),
                given("REMOVE sends those to the top under which something stays", REMOVING, forest)
                        .agreed("P-1>C-1 P-1>C-2")
                        .links("C-1>D-1")
                        .intoGives("""
                                P-1
                                C-1
                                  D-1
                                """, "move C-1 at the top", "remove C-2", "agree C-1>D-1")
                        .from("create P-1>C-1", "create P-1>C-2", "agree C-1>D-1"),
                given("REMOVE takes whole branches", REMOVING, forest)
                        .agreed("P-1>C-1 C-1>D-1 P-1>C-2")
                        .links("C-2>Z-1")
                        .intoGives("""
                                P-1
                                """, "remove C-2", "remove D-1", "remove C-1", "halt ONE_SIDE_EMPTY")
                        .from("create P-1>C-1", "create C-1>D-1", "create P-1>C-2"),
                given("REMOVE waits until children went to where they belong", REMOVING, forest)
                        .agreed("P-1>C-1")
                        .links("P-1>D-1 P-1>C-2")
                        .intoGives("""
                                P-1
                                  C-2
                                  D-1
                                """, "move D-1 under P-1", "remove C-1", "agree P-1>C-2")
                        .from("create P-1>C-1", "create C-1>D-1", "delete P-1>D-1 if ticked", "agree P-1>C-2"),
                given("REMOVE takes further rows out too", REMOVING, """
                        P-1
                          C-1
                        B-1
                          C-1
                        """)
                        .agreed("P-1>C-1 B-1>C-1")
                        .links("P-1>B-1")
                        .intoGives("""
                                P-1
                                  B-1
                                """, "move B-1 under P-1", "remove C-1#2", "remove C-1#1")
                        .from("create P-1>C-1", "delete P-1>B-1 if ticked"),
                given("with a further row at the top nothing has to move", LINKS, """
                        P-1
                          C-1
                        C-1
                        """)
                        .agreed("P-1>C-1")
                        .into()
                        .from("create P-1>C-1"),
                given("rows that were never linked go when that is asked for", LINKS, forest)
                        .links("C-1>D-1")
                        .includingNeverLinked()
                        .into("move C-1 at the top", "move C-2 at the top", "agree C-1>D-1")
                        .from("create P-1>C-1", "create P-1>C-2", "agree C-1>D-1"),
                given("one whose link leads to an absent parent waits for it", LINKS, forest)
                        .agreed("P-1>C-1")
                        .links("Z-1>C-1 C-1>D-1 P-1>C-2")
                        .into("skip C-1 PARENT_ABSENT", "agree C-1>D-1", "agree P-1>C-2")
                        .from("create P-1>C-1", "agree C-1>D-1", "agree P-1>C-2"));
    }

    @TestFactory // L2
    Stream<DynamicTest> endsThatAreNotSeen() {
        return Cases.tests(
                given("a row under a hidden parent stays", LINKS, """
                        P-1
                          C-1
                        """)
                        .links("P-1>C-1")
                        .agreed("P-1>C-1")
                        .hidden("P-1")
                        .into("skip C-1 UNREADABLE")
                        .from("skip C-1 UNREADABLE"),
                given("a hidden row stays", LINKS, """
                        P-1
                          C-1
                        P-2
                        """)
                        .links("P-2>C-1")
                        .agreed("P-1>C-1")
                        .hidden("C-1")
                        .into("skip C-1 UNREADABLE")
                        .from("skip C-1 UNREADABLE"),
                given("a row that also stands under a hidden parent is not moved for another link", LINKS, """
                        P-1
                          C-1
                        P-2
                        """)
                        .links("P-1>C-1 P-2>C-1")
                        .agreed("P-1>C-1")
                        .hidden("P-1")
                        .into("skip C-1 UNREADABLE")
                        .from("skip C-1 UNREADABLE"),
                given("links into projects that are not enabled are evidence and nothing more", LINKS, """
                        P-1
                          C-1
                        Z-1
                        C-2
                        """)
                        .enabled("P C")
                        .links("Z-1>C-1 Z-1>C-2")
                        .agreed("P-1>C-1")
                        .into("skip C-1 PARENT_ABSENT")
                        .from("create P-1>C-1"),
                given("rows of projects that are not enabled stay", LINKS, """
                        P-1
                          Z-1
                            C-1
                        """)
                        .enabled("P C")
                        .agreed("P-1>Z-1 Z-1>C-1")
                        .into()
                        .from("skip Z-1 PROJECT_NOT_ENABLED", "skip C-1 PROJECT_NOT_ENABLED"));
    }
}
