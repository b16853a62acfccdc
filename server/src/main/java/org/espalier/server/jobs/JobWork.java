package org.espalier.server.jobs;

import java.time.Duration;
import java.util.Optional;

/** Does the work of jobs. The module that knows what a job means implements it; the queue only calls it. */
public interface JobWork {

    /**
     * Makes the plan of a job. It starts over when it was interrupted.
     *
     * @return a wait after which it wants to be called again; absent when there is nothing left to plan
     */
    Optional<Duration> plan(JobId job);

    /**
     * Applies the approved jobs of a structure, one after the other, and goes on with one that was interrupted.
     *
     * @return a wait after which it wants to be called again; absent when no approved job is left
     */
    Optional<Duration> apply(long structure);

    /** Looks after what time alone changes, such as plans that have expired. */
    void sweep();
}
