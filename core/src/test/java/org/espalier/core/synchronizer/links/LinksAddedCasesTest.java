package org.espalier.core.synchronizer.links;

import static org.espalier.core.world.Case.given;

import java.util.stream.Stream;
import org.espalier.core.synchronizer.links.Scope.Expansion;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What comes into the structure for the sake of its links. */
class LinksAddedCasesTest {

    private static final Links LINKS = Linking.DEFAULT;
    private static final Links EXPANDING = Linking.with(LINKS, Linking.inStructure(Expansion.SUB_ISSUES));

    @TestFactory
    Stream<DynamicTest> whatIsAdded() {
        return Cases.tests(
                given("an absent child is not added", LINKS, """
                        P-1
                        """)
                        .links("P-1>C-1")
                        .into()
                        .from(),
                given("with expandToSubIssues children come breadth first", EXPANDING, """
                        P-1
                        P-2
                        """)
                        .links("P-1>C-2 P-1>C-1 P-2>C-3 C-1>D-1 C-3>D-1 D-1>E-1")
                        .intoGives(
                                """
                                P-1
                                  C-1
                                    D-1
                                      E-1
                                  C-2
                                P-2
                                  C-3
                                """,
                                "add C-1 under P-1",
                                "add D-1 under C-1",
                                "add E-1 under D-1",
                                "add C-2 under P-1",
                                "add C-3 under P-2")
                        .from(
                                "delete P-1>C-1 if ticked",
                                "delete P-1>C-2 if ticked",
                                "delete P-2>C-3 if ticked",
                                "halt ONE_SIDE_EMPTY"),
                given("an absent child comes under the least deep of its parents", EXPANDING, """
                        P-1
                          P-2
                        P-3
                        """)
                        .links("P-1>P-2 P-2>C-1 P-3>C-1")
                        .into("add C-1 under P-3", "agree P-1>P-2")
                        .from("delete P-2>C-1 if ticked", "delete P-3>C-1 if ticked", "agree P-1>P-2"),
                given("a present child moves under one that was added", EXPANDING, """
                        P-1
                        D-1
                        """)
                        .links("P-1>C-1 C-1>D-1")
                        .intoGives("""
                                P-1
                                  C-1
                                    D-1
                                """, "add C-1 under P-1", "move D-1 under C-1")
                        .from("delete P-1>C-1 if ticked"),
                given("a ring of absent children is walked once", EXPANDING, """
                        P-1
                        """)
                        .links("P-1>C-1 C-1>D-1 D-1>C-1 D-1>P-1")
                        .into("add C-1 under P-1", "add D-1 under C-1", "skip P-1 WOULD_LOOP")
                        .from("delete P-1>C-1 if ticked"),
                given("a hidden child is not added", EXPANDING, """
                        P-1
                        """)
                        .links("P-1>C-1")
                        .hidden("C-1")
                        .into()
                        .from(),
                given("a child of a project that is not enabled is not added", EXPANDING, """
                        P-1
                        """)
                        .links("P-1>C-1")
                        .enabled("P")
                        .into()
                        .from());
    }
}
