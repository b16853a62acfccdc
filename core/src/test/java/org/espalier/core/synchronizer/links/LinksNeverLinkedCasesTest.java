package org.espalier.core.synchronizer.links;

import static org.espalier.core.world.Case.given;

import java.util.stream.Stream;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.world.Case;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rows under parents to which no link was ever agreed on: hand-made hierarchies, which stay unless that is asked for.
 */
class LinksNeverLinkedCasesTest {

    private static final Links TO_TOP_LEVEL = Linking.DEFAULT;
    private static final Links KEEPING = Linking.with(Linking.DEFAULT, Removal.KEEP);
    private static final Links REMOVING = Linking.with(Linking.DEFAULT, Removal.REMOVE);

    @TestFactory // product 5.3: NEVER_LINKED
    Stream<DynamicTest> theyAreSkippedWhateverTheRemoval() {
        return Cases.tests(
                handMade("to the top level", TO_TOP_LEVEL).into("skip C-1 NEVER_LINKED", "skip C-2 NEVER_LINKED"),
                handMade("kept", KEEPING).into("skip C-1 NEVER_LINKED", "skip C-2 NEVER_LINKED"),
                handMade("removed", REMOVING).into("skip C-1 NEVER_LINKED", "skip C-2 NEVER_LINKED"),
                handMade("all issues", Linking.with(TO_TOP_LEVEL, Linking.ALL))
                        .into("skip C-1 NEVER_LINKED", "skip C-2 NEVER_LINKED"));
    }

    @TestFactory // product 5.3: includeNeverLinked
    Stream<DynamicTest> theyAreChangesWhenThatIsAskedFor() {
        return Cases.tests(
                handMade("to the top level", TO_TOP_LEVEL)
                        .includingNeverLinked()
                        .into("move C-1 at the top", "move C-2 at the top"),
                handMade("kept all the same", KEEPING)
                        .includingNeverLinked()
                        .into("skip C-1 NEVER_LINKED", "skip C-2 NEVER_LINKED"),
                handMade("removed, or at the top where something stays below", REMOVING)
                        .includingNeverLinked()
                        .into("move C-1 at the top", "remove C-2"),
                handMade("all issues", Linking.with(TO_TOP_LEVEL, Linking.ALL))
                        .includingNeverLinked()
                        .into("move C-1 at the top", "move C-2 at the top"));
    }

    private static Case handMade(String name, Links links) {
        return given(name, links, """
                P-1
                  C-1
                    D-1
                  C-2
                """).links("C-1>D-1").agreed("C-1>D-1").from("create P-1>C-1", "create P-1>C-2");
    }
}
