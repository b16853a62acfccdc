package org.espalier.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The time of the server while that of the machine is set. */
class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private Instant machine = NOON;
    private long nanos;
    private final SteadyClock clock = new SteadyClock(() -> machine, () -> nanos);

    @Test
    void followsTheMachineAlsoWhenItIsSetAhead() {
        pass(SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plus(SECOND));
        machine = machine.plus(DAY);
        assertThat(clock.instant()).isEqualTo(NOON.plus(SECOND).plus(DAY));
    }

    @Test
    void goesOnAtItsOwnPaceWhileTheMachineIsBehind() {
        machine = machine.minus(DAY);
        assertThat(clock.instant()).isEqualTo(NOON);
        pass(SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plus(SECOND));
        pass(SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plus(SECOND).plus(SECOND));
    }

    @Test
    void followsTheMachineAgainOnceThatHasCaughtUp() {
        machine = machine.minus(DAY);
        assertThat(clock.instant()).isEqualTo(NOON);
        machine = NOON.plus(SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plus(SECOND));
        machine = NOON.plus(SECOND).plus(SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plus(SECOND).plus(SECOND));
    }

    @Test
    void goesOnFromATimeThatWasToldBeforeItBegan() {
        clock.goOnFrom(NOON.plus(DAY));
        pass(SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY).plus(SECOND));
        clock.goOnFrom(NOON);
        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY).plus(SECOND));
    }

    /** Both counts of the machine go on. */
    private void pass(Duration time) {
        machine = machine.plus(time);
        nanos += time.toNanos();
    }
}
