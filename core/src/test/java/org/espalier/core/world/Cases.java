package org.espalier.core.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.core.change.Effect;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Plan;
import org.espalier.core.run.RowAttempt;
import org.espalier.core.structure.Forest;
import org.junit.jupiter.api.DynamicTest;

/** Turns cases into tests, one per direction, and asks of each what the law asks of every plan. */
public final class Cases {
    private Cases() {}

    public static Stream<DynamicTest> tests(Case... cases) {
        return Arrays.stream(cases).flatMap(each -> {
            assertThat(each.directions())
                    .as("directions of: %s", each.name())
                    .isEqualTo(each.synchronizer().directions());
            return each.directions().stream()
                    .map(direction ->
                            DynamicTest.dynamicTest(each.name() + " | " + direction, () -> run(each, direction)));
        });
    }

    private static void run(Case each, Direction direction) {
        var world = each.world();
        var expected = each.expected(direction);
        var plan = world.plan(each.synchronizer(), direction);

        assertThat(PlanText.of(plan, world.forest())).isEqualTo(expected.plan());
        assertLawful(plan, direction, world.forest());

        world.run(plan).toTheEnd();
        expected.forest()
                .ifPresent(forest -> assertThat(Sketch.of(world.forest())).isEqualTo(forest));
        assertNothingMore(world, world.plan(each.synchronizer(), direction));
    }

    /** L1, L6, L13: every prefix is a forest, only one side is written, and every change changes something. */
    public static void assertLawful(Plan plan, Direction direction, Forest present) {
        var loser = direction.winner().map(Side::other);
        assertThat(plan.changes())
                .allMatch(planned ->
                        loser.stream().allMatch(side -> planned.change().kind().side() == side));
        var attempt = new RowAttempt(present.draft(), World.SYNCHRONIZER);
        for (var planned : plan.changes()) {
            if (planned.change().kind().side() == Side.STRUCTURE) {
                var before = attempt.draft().forest();
                assertThat(attempt.attempt(planned.change()))
                        .as("attempt of %s", planned.change())
                        .isEqualTo(Effect.APPLIED);
                var after = attempt.draft().forest();
                assertThat(after.sameShapeAs(Forest.of(after.rows()))).isTrue();
                assertThat(after.sameShapeAs(before)).isFalse();
            }
        }
    }

    /** L12: nothing is planned and nothing is left to agree on. */
    public static void assertNothingMore(World world, Plan second) {
        assertThat(PlanText.of(second, world.forest()).stream()
                        .filter(line -> !line.startsWith("skip "))
                        .toList())
                .as("the second plan")
                .isEqualTo(List.of());
    }
}
