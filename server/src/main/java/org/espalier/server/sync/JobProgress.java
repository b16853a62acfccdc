package org.espalier.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.espalier.server.jobs.JobPhase;
import org.espalier.server.tracker.LookProgress;

/** Tells a job's page how far it is, at most twice a second. Looks may report from several threads. */
final class JobProgress implements LookProgress {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Note note;
    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private JobPhase phase = JobPhase.QUEUED;

    /** Writes down how far a job is. */
    @FunctionalInterface
    interface Note {
        void progress(JobPhase phase, long done, long total);
    }

    JobProgress(Note note, InstantSource clock) {
        this.note = note;
        this.clock = clock;
    }

    /** A new phase is told at once. */
    synchronized void phase(JobPhase now, long done, long total) {
        if (now != phase) {
            phase = now;
            next = Instant.MIN;
        }
        tell(done, total);
    }

    @Override
    public synchronized void seen(int done, int total) {
        if (phase == JobPhase.READ) {
            tell(done, total);
        }
    }

    private void tell(long done, long total) {
        var now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(PAUSE);
            note.progress(phase, done, total);
        }
    }
}
