package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A sprint.
 *
 * @param boardId the board on which it was made
 * @param goal empty for none
 */
public record Sprint(long id, long boardId, String name, Course course, String goal) {

    /** Where a sprint stands, and its dates as far as they are set. */
    public record Course(State state, Optional<Instant> starts, Optional<Instant> ends, Optional<Instant> completed) {}

    /** Where a sprint stands; it only ever goes on to the next of these. */
    public enum State {
        FUTURE,
        ACTIVE,
        CLOSED;

        /** Jira's word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a sprint of this state can be brought into the other. */
        boolean goesOnTo(State next) {
            return switch (this) {
                case FUTURE -> next == ACTIVE;
                case ACTIVE -> next == CLOSED;
                case CLOSED -> false;
            };
        }

        /** The state of that word. */
        public static Optional<State> of(String word) {
            for (State state : values()) {
                if (state.word().equalsIgnoreCase(word)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /** Where it stands. */
    public State state() {
        return course.state();
    }
}
