package org.espalier.server.jobs;

/** Where a job stands; the names are those of the REST contract. */
public enum JobState {
    /** Behind another job of its structure, or not yet picked up. */
    WAITING,
    /** Reading and comparing. */
    PLANNING,
    /** The plan is ready for a person. */
    AWAITING_CONFIRMATION,
    /** A halt holds the whole plan. */
    HALTED,
    /** Writing. */
    APPLYING,
    /** All included changes are true. */
    FINISHED,
    /** Some included changes failed, drifted or were refused. */
    INCOMPLETE,
    /** A fault; what was written is listed. */
    FAILED,
    /** Ended by a person. */
    STOPPED,
    /** Nothing was written. */
    DISCARDED,
    /** Nothing was written, and it is too late now. */
    EXPIRED;

    /** Whether nothing further happens to the job. */
    public boolean ended() {
        return switch (this) {
            case WAITING, PLANNING, AWAITING_CONFIRMATION, HALTED, APPLYING -> false;
            case FINISHED, INCOMPLETE, FAILED, STOPPED, DISCARDED, EXPIRED -> true;
        };
    }

    /** Whether a person is asked to decide about its plan. */
    public boolean awaitsPerson() {
        return this == AWAITING_CONFIRMATION || this == HALTED;
    }
}
