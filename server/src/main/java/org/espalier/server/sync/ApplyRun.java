package org.espalier.server.sync;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.run.Applying;
import org.espalier.core.run.Step;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobMessage;
import org.espalier.server.jobs.JobPhase;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The second half of a job: apply the confirmed plan under the structure's lease, and log (L8 to L11, L17). */
@Component
class ApplyRun {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyRun.class);
    private static final Set<JobState> APPROVED = EnumSet.of(JobState.WAITING, JobState.APPLYING);

    private final Jobs jobs;
    private final Lease leases;
    private final Applications applications;
    private final Outcomes outcomes;
    private final Waits waits;

    ApplyRun(Jobs jobs, Lease leases, Applications applications, Outcomes outcomes, Waits waits) {
        this.jobs = jobs;
        this.leases = leases;
        this.applications = applications;
        this.outcomes = outcomes;
        this.waits = waits;
    }

    /** Applies the job's plan, or goes on with it; answers a wait after which it wants to be called again. */
    Optional<Duration> run(Job job) {
        applications.mayBegin(job);
        var held = leases.take(job.order().structure());
        if (held.isEmpty()) {
            jobs.waiting(job.id(), "Waits until the previous worker of this structure can no longer write.");
            return Optional.of(Waits.BREATH);
        }
        if (!jobs.move(job.id(), APPROVED, JobState.APPLYING)) {
            // Stopped just now.
            held.get().release();
            return Optional.of(Waits.BREATH);
        }
        var application = applications.of(job, held.get());
        try {
            var again = apply(job, application, held.get());
            if (again.isEmpty()) {
                var stopped = application.stop().heard();
                held.get().during(() -> outcomes.close(job, application.plan(), stopped));
            }
            held.get().release();
            return again;
        } catch (DataAccessException | TransactionException | ServerEnds | Lease.Lost ours) {
            throw ours;
        } catch (RuntimeException fault) {
            settle(application);
            held.get().during(() -> outcomes.explain(job, application.plan()));
            held.get().release();
            throw fault;
        }
    }

    private Optional<Duration> apply(Job job, Application application, Lease.Held held) {
        var applying = application.begin().get();
        if (job.state() == JobState.APPLYING) {
            var sentence =
                    "Resumed after an interruption; " + applying.done() + " of " + applying.total() + " done before.";
            held.during(() -> jobs.message(job.id(), JobMessage.Level.INFO, Optional.empty(), sentence));
        }
        var progress = application.progress();
        progress.phase(JobPhase.WRITE, applying.done(), applying.total());
        while (true) {
            if (application.stop().heard()) {
                applying.stop();
            }
            switch (applying.step()) {
                case Step.Went _ -> progress.phase(JobPhase.WRITE, applying.done(), applying.total());
                case Step.Waits wait -> {
                    held.during(() -> jobs.waiting(job.id(), wait.sentence(), wait.pause()));
                    if (Waits.tooLong(wait)) {
                        return Optional.of(wait.pause());
                    }
                    waits.sitOut(job.id(), wait, application.stop(), held::keep);
                }
                case Step.Done _ -> {
                    progress.phase(JobPhase.VERIFY, applying.done(), applying.total());
                    return Optional.empty();
                }
            }
        }
    }

    /**
     * After a fault nothing more is written, and what was written is made known: by looking, as after a crash, or as
     * unknown where that fails too (L10, L11).
     */
    private static void settle(Application application) {
        try {
            var looking = application.begin().get();
            looking.stop();
            toTheEnd(looking);
        } catch (DataAccessException | TransactionException | ServerEnds | Lease.Lost ours) {
            throw ours;
        } catch (RuntimeException again) {
            LOG.error(
                    "What job {} wrote could not be looked at",
                    application.plan().belongs().job(),
                    again);
            var leaving = application.begin().get();
            leaving.leave();
            toTheEnd(leaving);
        }
    }

    private static void toTheEnd(Applying stopped) {
        while (!(stopped.step() instanceof Step.Done)) {
            // A run that was stopped waits for nothing.
        }
    }
}
