package org.espalier.server.sync;

import java.time.Duration;
import org.espalier.core.run.Step;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Pause;
import org.springframework.stereotype.Component;

/** The waits of a job that its worker sits out: in short breaths, so that a stop and a waking are heard. */
@Component
class Waits {
    static final Duration BREATH = Duration.ofSeconds(1);

    /** A longer wait is no worker's; the queue comes back when it is over. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Pause pause;

    Waits(Jobs jobs, Pause pause) {
        this.jobs = jobs;
        this.pause = pause;
    }

    static boolean tooLong(Step.Waits wait) {
        return wait.pause().compareTo(LONGEST) > 0;
    }

    /**
     * Waits until the end of the wait, or until the job shall stop or go on at once.
     *
     * @param breath done after each breath
     * @throws ServerEnds when the calling thread is interrupted
     */
    void sitOut(JobId job, Step.Waits wait, StopRequest stop, Runnable breath) {
        for (var left = wait.pause();
                left.isPositive() && !stop.heard() && jobs.waits(job);
                left = left.minus(BREATH)) {
            rest(left.compareTo(BREATH) < 0 ? left : BREATH);
            breath.run();
        }
    }

    private void rest(Duration length) {
        try {
            pause.last(length);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new ServerEnds();
        }
    }
}
