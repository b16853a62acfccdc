package org.espalier.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.fact.Direction.FROM_STRUCTURE;
import static org.espalier.core.world.Faults.OfAttempt.NOT_THERE;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.world.Faults;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.espalier.core.world.Run;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;

/** Small worlds in which links go from the structure, and runs at the moments that matter. */
final class LinkRuns {
    static final Links LINKS = Linking.DEFAULT;

    private LinkRuns() {}

    static World oneToCreate() {
        return world("""
                P-1
                  C-1
                """);
    }

    static World oneToDelete() {
        return world("""
                P-1
                C-1
                """, "P-1>C-1");
    }

    /** A run whose first request is about to leave, to a tracker that will not find what it is about. */
    static Run intended(World world) {
        var run = planned(world);
        world.tracker().disturb(Faults.ofAttempts(NOT_THERE));
        while (world.journal().isEmpty()) {
            run.step();
        }
        return run;
    }

    static void assertEndsWithoutWaiting(Run run) {
        var step = run.stepAtOnce();
        while (step instanceof Step.Went) {
            step = run.stepAtOnce();
        }
        assertThat(step).isInstanceOf(Step.Done.class);
    }

    static World world(String forest) {
        return world(forest, "");
    }

    static World world(String forest, String links) {
        var world = new World(Sketch.forest(forest));
        for (var link : links.isEmpty() ? new String[0] : links.split(" ")) {
            world.tracker().link(Names.link(link));
        }
        return world;
    }

    static String star(int children) {
        return IntStream.rangeClosed(1, children)
                .mapToObj(child -> "  C-" + child + "\n")
                .collect(Collectors.joining("", "P-1\n", ""));
    }

    static Run planned(World world) {
        return world.run(world.plan(LINKS, FROM_STRUCTURE));
    }

    /** A run whose first request has just left. */
    static Run begun(World world) {
        var run = planned(world);
        while (world.tracker().sent().isEmpty()) {
            run.step();
        }
        return run;
    }

    static Run exported(World world) {
        return planned(world).toTheEnd();
    }

    static void assertAgreed(World world) {
        assertThat(world.agreement().facts()).containsEntry(Names.pair("P-1>C-1"), Present.THERE);
    }
}
