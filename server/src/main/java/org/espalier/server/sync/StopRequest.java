package org.espalier.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.Jobs;
import org.jspecify.annotations.Nullable;

/** Hears whether somebody wants a job to end. */
final class StopRequest {
    private final Jobs jobs;
    private final JobId job;
    private final InstantSource clock;
    private @Nullable Instant heardAt;

    StopRequest(Jobs jobs, JobId job, InstantSource clock) {
        this.jobs = jobs;
        this.job = job;
        this.clock = clock;
    }

    boolean heard() {
        if (heardAt == null && jobs.stopRequested(job)) {
            heardAt = clock.instant();
        }
        return heardAt != null;
    }

    /** Whether it was heard so long ago that nothing is waited for any more. */
    boolean heardBefore(Duration longest) {
        return heard() && heardAt != null && !clock.instant().isBefore(heardAt.plus(longest));
    }
}
