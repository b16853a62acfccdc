package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.fact.Direction.FROM_STRUCTURE;
import static org.espalier.core.fact.Direction.INTO_STRUCTURE;

import java.util.List;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** L2: an index may be late, so no change is planned on its word. */
class LateIndexTest {

    private static final String APART = """
            P-1
            P-2
            C-1
            """;
    private static final String TOGETHER = """
            P-1
              C-1
            P-2
            """;

    @Test
    void whatOnlyTheIndexShowsIsNoChange() {
        assertThat(world(APART, "P-1>C-1", "")
                        .plan(Linking.DEFAULT, INTO_STRUCTURE)
                        .changes())
                .isEmpty();
        assertThat(world(TOGETHER, "", "P-1>C-1")
                        .plan(Linking.DEFAULT, FROM_STRUCTURE)
                        .changes())
                .isEmpty();
    }

    @Test
    void nothingLeavesBecauseTheIndexHasNotNoticedItsLink() {
        for (var removal : Removal.values()) {
            var world = world(TOGETHER, "", "P-1>C-1");
            world.agree(List.of(new Agreed(Names.pair("P-1>C-1"), Present.THERE)));

            assertThat(world.plan(Linking.with(Linking.DEFAULT, removal), INTO_STRUCTURE)
                            .changes())
                    .isEmpty();
        }
    }

    @Test // What a direct read shows is read directly in its turn.
    void aChangeRestsOnDirectReadsOnly() {
        assertPlansAsIfAllWereReadDirectly(APART, "P-1>C-1", "P-2>C-1", INTO_STRUCTURE);
        assertPlansAsIfAllWereReadDirectly(TOGETHER, "", "P-2>C-1", FROM_STRUCTURE);
        assertPlansAsIfAllWereReadDirectly(APART, "P-1>C-1", "P-1>C-1", INTO_STRUCTURE);
        assertPlansAsIfAllWereReadDirectly(APART, "P-1>C-1", "P-1>C-1", FROM_STRUCTURE);
    }

    private static void assertPlansAsIfAllWereReadDirectly(String forest, String late, String now, Direction way) {
        Links links = Linking.DEFAULT;
        var expected = LinkRuns.world(forest, now).plan(links, way).changes();

        assertThat(expected).isNotEmpty();
        assertThat(world(forest, late, now).plan(links, way).changes()).isEqualTo(expected);
    }

    private static World world(String forest, String late, String now) {
        var world = LinkRuns.world(forest, late);
        world.tracker().fallBehind();
        if (!late.isEmpty()) {
            world.tracker().unlink(Names.link(late));
        }
        if (!now.isEmpty()) {
            world.tracker().link(Names.link(now));
        }
        return world;
    }
}
