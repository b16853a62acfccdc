package org.espalier.core.synchronizer.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.fact.Direction.FROM_STRUCTURE;
import static org.espalier.core.fact.Direction.INTO_STRUCTURE;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.espalier.core.change.Warning;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.espalier.core.world.PlanText;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;
import org.junit.jupiter.api.Test;

/** Issues with several hundred links. */
class LinksHubTest {
    private static final int MANY = 500;

    @Test
    void fiveHundredChildrenComeUnderTheirParentInDisplayOrder() {
        var world = new World(Sketch.forest(lines("C-%d\n") + "P-1\n"));
        each("P-1>C-%d").forEach(pair -> world.tracker().link(Names.link(pair)));
        var plan = world.plan(Linking.DEFAULT, INTO_STRUCTURE);

        assertThat(PlanText.of(plan, world.forest())).isEqualTo(each("move C-%d under P-1"));
        world.run(plan).toTheEnd();
        Cases.assertNothingMore(world, world.plan(Linking.DEFAULT, INTO_STRUCTURE));
    }

    @Test
    void fiveHundredChildrenAreLinkedToTheirParent() {
        var world = new World(Sketch.forest("P-1\n" + lines("  C-%d\n")));
        var plan = world.plan(Linking.DEFAULT, FROM_STRUCTURE);

        assertThat(PlanText.of(plan, world.forest())).isEqualTo(each("create P-1>C-%d"));
        world.run(plan).toTheEnd();
        Cases.assertNothingMore(world, world.plan(Linking.DEFAULT, FROM_STRUCTURE));
    }

    @Test
    void ofFiveHundredParentsTheLeastDeepGetsTheChild() {
        var world = new World(Sketch.forest("C-1\nB-1\n" + lines("  P-%d\n") + "P-501\n"));
        each("P-%d>C-1").forEach(pair -> world.tracker().link(Names.link(pair)));
        world.tracker().link(Names.link("P-501>C-1"));
        each("B-1>P-%d").forEach(pair -> world.tracker().link(Names.link(pair)));
        var plan = world.plan(Linking.DEFAULT, INTO_STRUCTURE);

        assertThat(PlanText.of(plan, world.forest())).startsWith("move C-1 under P-501");
        assertThat(plan.changes()).hasSize(1);
    }

    @Test // product 5.3: Jira allows 2,000 links, the plan warns from 1,900
    void anIssueThatComesNearTheLimitOfLinksIsNamed() {
        assertThat(warnings(1_898)).isEmpty();
        assertThat(warnings(1_899))
                .singleElement()
                .satisfies(warning -> assertThat(warning.code()).isEqualTo(Warning.Code.NEAR_LINK_LIMIT))
                .satisfies(warning -> assertThat(warning.sentence()).contains("P-1 "));
    }

    /** What is said when an issue that has so many links of any type gets one more. */
    private static List<Warning> warnings(int links) {
        var world = new World(Sketch.forest("P-1\n  C-1\n"));
        for (int number = 0; number < links; number++) {
            var other = Names.issue((number < 999 ? "Y-" : "Z-") + (number % 999 + 1));
            world.tracker().link(new Link(new LinkTypeId(7), Names.issue("P-1"), other));
        }
        return world.plan(Linking.DEFAULT, FROM_STRUCTURE).warnings();
    }

    private static List<String> each(String pattern) {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> pattern.replace("%d", Integer.toString(number)))
                .toList();
    }

    private static String lines(String pattern) {
        return each(pattern).stream().collect(Collectors.joining());
    }
}
