package org.espalier.core.synchronizer.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.core.world.Case.given;

import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.core.change.Halt;
import org.espalier.core.fact.Direction;
import org.espalier.core.synchronizer.filter.Filter;
import org.espalier.core.synchronizer.links.Scope.Expansion;
import org.espalier.core.synchronizer.subtasks.SubTasks;
import org.espalier.core.world.Case;
import org.espalier.core.world.Cases;
import org.espalier.core.world.Linking;
import org.espalier.core.world.Names;
import org.espalier.core.world.Sketch;
import org.espalier.core.world.World;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** L2: where the tracker does not show links, the rules that need them stop, and no others. */
class UnseenLinksCasesTest {

    private static final String PAIR = """
            P-1
              C-1
            """;

    /** A rule that needs links, in a structure with some issues that are shown without theirs. */
    record Stop(String name, Links rule, String forest, String linkless, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Stop> stops() {
        var further = Linking.with(Linking.DEFAULT, Linking.inStructure(Expansion.SUB_ISSUES));
        return Stream.of(
                new Stop("linking is off", Linking.DEFAULT, PAIR, "P-1 C-1", "-1 and of 1 further issue, so this rule"),
                new Stop("links are hidden in one project", Linking.DEFAULT, PAIR, "C-1", "of C-1, so this rule"),
                new Stop("links are hidden where the rule comes to", further, "P-1\n", "C-1", "of C-1, so this rule"));
    }

    @ParameterizedTest
    @MethodSource("stops")
    void aRuleThatNeedsLinksStops(Stop given) {
        var world = new World(Sketch.forest(given.forest()));
        world.tracker().link(Names.link("P-1>C-1"));
        Names.issues(given.linkless()).forEach(world.tracker()::hideLinks);

        for (var direction : Direction.values()) {
            if (given.rule().directions().contains(direction)) {
                var plan = world.plan(given.rule(), direction);

                assertThat(plan.changes()).isEmpty();
                assertThat(plan.halts()).singleElement().satisfies(halt -> {
                    assertThat(halt.code()).isEqualTo(Halt.Code.INCOMPLETE_SIGHT);
                    assertThat(halt.sentence())
                            .startsWith("Jira does not show the links of ")
                            .contains(given.sentence(), "changed nothing; switch issue linking on in Jira");
                });
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> whatNeedsNoLinksOfTheirsGoesOn() {
        return Cases.tests(
                given("links are hidden in a project that is not enabled", Linking.DEFAULT, """
                        P-1
                        X-1
                        C-1
                        """)
                        .links("P-1>C-1")
                        .linkless("X-1")
                        .enabled("P C")
                        .into("move C-1 under P-1")
                        .from("delete P-1>C-1 if ticked"),
                given("sub-tasks", new SubTasks(Optional.empty(), EnumSet.allOf(SubTasks.Rule.class)), """
                        P-1
                        C-1
                        """)
                        .subTasks("P-1", "C-1")
                        .linkless("P-1 C-1")
                        .into("move C-1 under P-1"),
                given(
                                "a query",
                                new Filter(
                                        Case.QUERY,
                                        new Filter.Target.TopLevel(),
                                        EnumSet.of(Filter.Rule.ADD, Filter.Rule.REMOVE)),
                                """
                                P-1
                                P-2
                                P-3
                                """)
                        .result("P-1 P-2")
                        .linkless("P-1 P-2 P-3")
                        .into("remove P-3"));
    }
}
