package org.espalier.core.synchronizer.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.world.Case.given;

import java.util.stream.Stream;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LinksCasesTest {

    private static final Links LINKS = Linking.DEFAULT;
    private static final Links INWARD = Linking.inward(LINKS);

    @Test
    void bothWaysIsNotOfferedAsAResync() {
        assertThat(LINKS.directions()).containsExactlyInAnyOrder(Direction.INTO_STRUCTURE, Direction.FROM_STRUCTURE);
    }

    @TestFactory
    Stream<DynamicTest> whereChildrenCome() {
        return Cases.tests(
                given("the example of the product", LINKS, """
                        P-1
                          C-1
                          C-2
                        P-2
                          C-3
                        """)
                        .links("P-1>C-1 P-1>C-3")
                        .intoGives("""
                                P-1
                                  C-1
                                  C-2
                                  C-3
                                P-2
                                """, "move C-3 under P-1", "skip C-2 NEVER_LINKED", "agree P-1>C-1")
                        .from("create P-1>C-2", "create P-2>C-3", "delete P-1>C-3 if ticked", "agree P-1>C-1"),
                given("what agrees already is left and agreed on", LINKS, """
                        P-1
                          C-1
                        """)
                        .links("P-1>C-1")
                        .into("agree P-1>C-1")
                        .from("agree P-1>C-1"),
                given("what is agreed on already is no news", LINKS, """
                        P-1
                          C-1
                        """)
                        .links("P-1>C-1")
                        .agreed("P-1>C-1")
                        .into()
                        .from(),
                given("children of one parent come in display order", LINKS, """
                        C-2
                        C-1
                        P-1
                        """)
                        .links("P-1>C-1 P-1>C-2")
                        .intoGives("""
                                P-1
                                  C-2
                                  C-1
                                """, "move C-2 under P-1", "move C-1 under P-1")
                        .from("delete P-1>C-1 if ticked", "delete P-1>C-2 if ticked", "halt ONE_SIDE_EMPTY"),
                given("a child in a folder under its parent is left", LINKS, """
                        P-1
                          [Ideas]
                            C-1
                        """)
                        .links("P-1>C-1")
                        .into("agree P-1>C-1")
                        .from("agree P-1>C-1"),
                given("a child leaves its folder only for another parent", LINKS, """
                        P-1
                          [Ideas]
                            C-1
                              D-1
                        P-2
                          [Later]
                        """)
                        .links("P-2>C-1 C-1>D-1")
                        .intoGives("""
                                P-1
                                  [Ideas]
                                P-2
                                  [Later]
                                  C-1
                                    D-1
                                """, "move C-1 under P-2", "agree C-1>D-1")
                        .from("create P-1>C-1", "delete P-2>C-1 if ticked", "agree C-1>D-1"),
                given("a whole chain is built, parents first", LINKS, """
                        D-1
                        C-1
                        P-1
                        """)
                        .links("P-1>C-1 C-1>D-1")
                        .intoGives("""
                                P-1
                                  C-1
                                    D-1
                                """, "move C-1 under P-1", "move D-1 under C-1")
                        .from("delete C-1>D-1 if ticked", "delete P-1>C-1 if ticked", "halt ONE_SIDE_EMPTY"),
                given("links of another type mean nothing", LINKS, """
                        P-1
                        C-1
                        """)
                        .and(world -> world.tracker()
                                .link(new Link(new LinkTypeId(7), Names.issue("P-1"), Names.issue("C-1"))))
                        .into()
                        .from(),
                given("with INWARD the destination is the parent", INWARD, """
                        P-1
                          C-1
                        C-2
                        """)
                        .links("C-2>P-1")
                        .into("move C-2 under P-1", "skip C-1 NEVER_LINKED")
                        .from("create C-1>P-1", "delete C-2>P-1 if ticked"));
    }

    @TestFactory
    Stream<DynamicTest> severalParents() {
        return Cases.tests(
                given("a child under one of its linked parents is left", LINKS, """
                        P-1
                        P-2
                          C-1
                        """)
                        .links("P-1>C-1 P-2>C-1")
                        .into("agree P-2>C-1")
                        .from("delete P-1>C-1 if ticked", "agree P-2>C-1"),
                given("the least deep parent wins", LINKS, """
                        B-1
                          P-1
                        P-2
                        C-1
                        """)
                        .links("P-1>C-1 P-2>C-1")
                        .into("move C-1 under P-2", "skip P-1 NEVER_LINKED")
                        .from("create B-1>P-1", "delete P-1>C-1 if ticked", "delete P-2>C-1 if ticked"),
                given("of equally deep parents the lowest id wins", LINKS, """
                        P-2
                        P-1
                        C-1
                        """)
                        .links("P-1>C-1 P-2>C-1")
                        .into("move C-1 under P-1")
                        .from("delete P-2>C-1 if ticked", "delete P-1>C-1 if ticked", "halt ONE_SIDE_EMPTY"),
                given("a further row under another linked parent is evidence too", LINKS, """
                        P-1
                          C-1
                        P-2
                          C-1
                        """)
                        .links("P-1>C-1 P-2>C-1")
                        .into("agree P-1>C-1", "agree P-2>C-1")
                        .from("agree P-1>C-1", "agree P-2>C-1"),
                given("when the best parent would close a loop, the next best takes the child", LINKS, """
                        C-1
                          P-1
                        B-1
                          P-2
                        """)
                        .links("P-1>C-1 P-2>C-1 C-1>P-1 B-1>P-2")
                        .into("move C-1 under P-2", "agree C-1>P-1", "agree B-1>P-2")
                        .from(
                                "delete P-1>C-1 if ticked",
                                "delete P-2>C-1 if ticked",
                                "agree C-1>P-1",
                                "agree B-1>P-2"));
    }

    @TestFactory // L1
    Stream<DynamicTest> loops() {
        return Cases.tests(
                given("of two that are linked to each other one goes under the other", LINKS, """
                        C-1
                        P-1
                        """)
                        .links("P-1>C-1 C-1>P-1")
                        .intoGives("""
                                C-1
                                  P-1
                                """, "move P-1 under C-1", "skip C-1 WOULD_LOOP")
                        .from("delete C-1>P-1 if ticked", "delete P-1>C-1 if ticked", "halt ONE_SIDE_EMPTY"),
                given("of three in a ring the one that would close it stays", LINKS, """
                        A-1
                        B-1
                        C-1
                        """)
                        .links("A-1>B-1 B-1>C-1 C-1>A-1")
                        .intoGives("""
                                A-1
                                  B-1
                                    C-1
                                """, "move B-1 under A-1", "move C-1 under B-1", "skip A-1 WOULD_LOOP")
                        .from(
                                "delete A-1>B-1 if ticked",
                                "delete B-1>C-1 if ticked",
                                "delete C-1>A-1 if ticked",
                                "halt ONE_SIDE_EMPTY"),
                given("a parent under its own child changes places with it", LINKS, """
                        C-1
                          P-1
                            D-1
                        """)
                        .links("P-1>C-1 P-1>D-1")
                        .agreed("C-1>P-1")
                        .intoGives("""
                                P-1
                                  D-1
                                  C-1
                                """, "move P-1 at the top", "move C-1 under P-1", "agree P-1>D-1")
                        .from("create C-1>P-1", "delete P-1>C-1 if ticked", "agree P-1>D-1"),
                given("a parent under its own child that was never linked so stays there", LINKS, """
                        C-1
                          P-1
                        """)
                        .links("P-1>C-1")
                        .into("skip P-1 NEVER_LINKED", "skip C-1 WOULD_LOOP")
                        .from("create C-1>P-1", "delete P-1>C-1 if ticked"),
                given("an issue under a further row of itself is no pair", LINKS, """
                        C-1
                          C-1
                        """)
                        .into()
                        .from());
    }

    @TestFactory
    Stream<DynamicTest> rowsOfOneIssue() {
        return Cases.tests(
                given("the first row acts", LINKS, """
                        P-1
                        B-1
                          C-1
                        B-2
                          C-1
                        """)
                        .links("P-1>C-1")
                        .agreed("B-1>C-1 B-2>C-1")
                        .intoGives("""
                                P-1
                                  C-1
                                B-1
                                B-2
                                  C-1
                                """, "move C-1#1 under P-1")
                        .from("create B-1>C-1", "delete P-1>C-1 if ticked"),
                given("a link that a further row shows is not deleted", LINKS, """
                        B-1
                          C-1
                        P-1
                          C-1
                        """)
                        .links("P-1>C-1")
                        .into("agree P-1>C-1")
                        .from("create B-1>C-1", "agree P-1>C-1"),
                given("of the parent's rows the first one gets the child", LINKS, """
                        [Now]
                          P-1
                        P-1
                        C-1
                        """)
                        .links("P-1>C-1")
                        .into("move C-1 under P-1#1")
                        .from("delete P-1>C-1 if ticked"));
    }
}
