package org.espalier.core.synchronizer.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.world.Case.given;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.synchronizer.links.Scope.Expansion;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Links and places whose parent or child does not match: they are left alone on both sides. */
class LinksFilterCasesTest {

    private static final Links PARENTS = Linking.filtered(Optional.of(Names.PARENTS), Optional.empty());
    private static final Links CHILDREN = Linking.filtered(Optional.empty(), Optional.of(Names.CHILDREN));
    private static final Links BOTH = Linking.filtered(Optional.of(Names.PARENTS), Optional.of(Names.CHILDREN));

    @TestFactory
    Stream<DynamicTest> parents() {
        return Cases.tests(
                given("a link from a parent that fails neither moves nor is deleted", PARENTS, """
                        P-1
                        C-1
                        """)
                        .parents("Z-1")
                        .links("P-1>C-1")
                        .into()
                        .from(),
                given("no link is created to a parent that fails", PARENTS, """
                        P-1
                          C-1
                        """)
                        .parents("Z-1")
                        .into()
                        .from(),
                given("a row under a parent that fails stays although its link is gone", PARENTS, """
                        P-1
                          C-1
                        """)
                        .parents("Z-1")
                        .agreed("P-1>C-1")
                        .includingNeverLinked()
                        .into()
                        .from(),
                given("what stands and is linked under a parent that fails is not agreed on", PARENTS, """
                        P-1
                          C-1
                        """)
                        .parents("Z-1")
                        .links("P-1>C-1")
                        .into()
                        .from(),
                given("a child leaves a parent that fails for one that matches", PARENTS, """
                        P-1
                          C-1
                        P-2
                        """)
                        .parents("P-2")
                        .links("P-1>C-1 P-2>C-1")
                        .into("move C-1 under P-2")
                        .from("delete P-2>C-1 if ticked"),
                given("an absent parent that fails is not waited for", PARENTS, """
                        P-1
                          C-1
                        """)
                        .parents("P-1")
                        .links("Z-1>C-1")
                        .agreed("P-1>C-1")
                        .into("move C-1 at the top")
                        .from("create P-1>C-1"),
                given("a hidden parent is not known to fail", PARENTS, """
                        P-1
                          C-1
                        """)
                        .parents("Z-1")
                        .agreed("P-1>C-1")
                        .hidden("P-1")
                        .into("skip C-1 UNREADABLE")
                        .from("skip C-1 UNREADABLE"));
    }

    @TestFactory
    Stream<DynamicTest> children() {
        return Cases.tests(
                given("a link to a child that fails neither moves nor is deleted", CHILDREN, """
                        P-1
                        C-1
                        C-2
                        """)
                        .children("C-2")
                        .links("P-1>C-1 P-1>C-2")
                        .into("move C-2 under P-1")
                        .from("delete P-1>C-2 if ticked"),
                given("no link is created to a child that fails", CHILDREN, """
                        P-1
                          C-1
                          C-2
                        """)
                        .children("C-2")
                        .into("skip C-2 NEVER_LINKED")
                        .from("create P-1>C-2"),
                given("a child that fails stays although its link is gone", CHILDREN, """
                        P-1
                          C-1
                          C-2
                        """)
                        .children("C-2")
                        .agreed("P-1>C-1 P-1>C-2")
                        .into("move C-2 at the top")
                        .from("create P-1>C-2"),
                given("a child that fails goes along with its parent", CHILDREN, """
                        P-1
                        C-2
                          C-1
                        """)
                        .children("C-2")
                        .links("P-1>C-2")
                        .intoGives("""
                                P-1
                                  C-2
                                    C-1
                                """, "move C-2 under P-1")
                        .from("delete P-1>C-2 if ticked"),
                given("both ends must match", BOTH, """
                        P-1
                          C-1
                        P-2
                          C-2
                        """)
                        .parents("P-1")
                        .children("C-2")
                        .links("P-1>C-2")
                        .into("move C-2 under P-1")
                        .from("delete P-1>C-2 if ticked"));
    }

    @TestFactory
    Stream<DynamicTest> beyondTheStructure() {
        return Cases.tests(
                given(
                                "a child that fails is not added, nor what hangs below it",
                                Linking.with(CHILDREN, Linking.inStructure(Expansion.SUB_ISSUES)),
                                """
                        P-1
                        """)
                        .children("C-2 D-1")
                        .links("P-1>C-1 P-1>C-2 C-1>D-1")
                        .into("add C-2 under P-1")
                        .from("delete P-1>C-2 if ticked"),
                given(
                                "a parent that fails is not added",
                                Linking.with(PARENTS, Linking.inStructure(Expansion.PARENTS)),
                                """
                        C-1
                        """)
                        .parents("P-2")
                        .links("P-1>C-1 P-2>C-1 G-1>P-2")
                        .into("add P-2 at the top", "move C-1 under P-2")
                        .from(),
                given("ALL leaves links that fail alone wherever they are", Linking.with(BOTH, Linking.ALL), "")
                        .parents("P-1 P-2")
                        .children("C-1 D-1")
                        .links("P-1>C-1 P-1>C-2 P-2>C-2 Q-1>C-1 C-1>D-1")
                        .into("add P-1 at the top", "add C-1 under P-1")
                        .from("delete P-1>C-1 if ticked", "warning DELETES_LINKS_EVERYWHERE"),
                given(
                                "REMOVE takes out a parent that only fails as one",
                                Linking.with(Linking.with(PARENTS, Linking.ALL), Removal.REMOVE),
                                """
                        P-1
                          C-1
                        B-1
                          D-1
                        """)
                        .parents("P-1 B-1")
                        .links("B-1>D-1 C-1>D-1")
                        .agreed("P-1>C-1 B-1>D-1")
                        .into("remove C-1")
                        .from("create P-1>C-1"));
    }

    @Test // L6: facts outside the scope are not touched
    void whatIsAgreedOfAPairThatFailsStaysAgreed() {
        var world = new World(Sketch.forest("""
                P-1
                C-1
                """));
        var agreed = new Agreed(Names.pair("P-1>C-1"), Present.THERE);
        world.agree(List.of(agreed));
        world.tracker().answers(Names.PARENTS, List.of(), Set.of());

        assertThat(world.plan(PARENTS, Direction.INTO_STRUCTURE).agreed()).isEmpty();
        assertThat(world.plan(Linking.DEFAULT, Direction.INTO_STRUCTURE).agreed())
                .containsExactly(new Agreed(agreed.fact(), Present.ABSENT));
    }
}
