package org.espalier.server.jobs;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run, from being asked for to its end.
 *
 * @param waiting absent while it goes on
 * @param leftDifferent how many differences its apply left in place on purpose
 */
public record Job(
        JobId id, Order order, JobState state, Work work, Optional<Waiting> waiting, Times times, long leftDifferent) {

    /**
     * What was asked for.
     *
     * @param synchronizer the opaque id of the installed synchronizer, if one runs
     * @param direction absent for an undo
     */
    public record Order(
            JobKind kind,
            long structure,
            Optional<String> synchronizer,
            Optional<String> direction,
            String requestedBy) {}

    /** How far it is within its phase, and the plan it made. */
    public record Work(JobPhase phase, long done, long total, Optional<String> plan) {}

    /**
     * That it does not go on just now.
     *
     * @param why in a sentence, as it was when the wait began
     * @param until absent where nobody knows
     */
    public record Waiting(String why, Optional<Instant> until) {}

    /** When it was asked for, picked up and ended. */
    public record Times(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant ended) {}
}
