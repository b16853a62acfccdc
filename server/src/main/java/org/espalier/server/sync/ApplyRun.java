package org.espalier.server.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Applying;
import org.espalier.core.run.Sides;
import org.espalier.core.run.Step;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobMessage;
import org.espalier.server.jobs.JobPhase;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Pause;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.LookProgress;
import org.springframework.stereotype.Component;

/** The second half of a job: apply the confirmed plan under the structure's lease, and log (L8 to L11, L17). */
@Component
class ApplyRun {
    private static final Set<JobState> APPROVED = EnumSet.of(JobState.WAITING, JobState.APPLYING);

    /** A longer wait gives the lease back. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Jobs jobs;
    private final PlanStore plans;
    private final Lease leases;
    private final Ledgers ledgers;
    private final RunSides runSides;
    private final Outcomes outcomes;
    private final Pause pause;
    private final InstantSource clock;

    ApplyRun(
            Jobs jobs,
            PlanStore plans,
            Lease leases,
            Ledgers ledgers,
            RunSides runSides,
            Outcomes outcomes,
            Pause pause,
            InstantSource clock) {
        this.jobs = jobs;
        this.plans = plans;
        this.leases = leases;
        this.ledgers = ledgers;
        this.runSides = runSides;
        this.outcomes = outcomes;
        this.pause = pause;
        this.clock = clock;
    }

    /** Applies the job's plan, or goes on with it; answers a wait after which it wants to be called again. */
    Optional<Duration> run(Job job) {
        var held = leases.take(job.order().structure());
        if (held.isEmpty()) {
            jobs.waiting(job.id(), "Waits until the previous worker of this structure can no longer write.");
            return Optional.of(BREATH);
        }
        var plan = plans.find(new PlanId(job.work().plan().orElseThrow()))
                .orElseThrow(() -> Refusal.notFound("plan", job.id().value()));
        var resumed = job.state() == JobState.APPLYING;
        jobs.move(job.id(), APPROVED, JobState.APPLYING);
        var applying = new Applying(
                plan.plan(),
                plan.include(),
                leased(job, held.get()),
                ledgers.of(plan, job.order().requestedBy(), held.get()),
                clock);
        if (resumed) {
            jobs.message(
                    job.id(),
                    JobMessage.Level.INFO,
                    Optional.empty(),
                    "Resumed after an interruption; " + applying.done() + " of " + applying.total() + " done before.");
        }
        var again = apply(job, applying, held.get());
        if (again.isEmpty()) {
            outcomes.close(job, plan, jobs.stopRequested(job.id()));
        }
        held.get().release();
        return again;
    }

    private Optional<Duration> apply(Job job, Applying applying, Lease.Held held) {
        var progress = new JobProgress(jobs, job.id(), clock);
        progress.phase(JobPhase.WRITE, applying.done(), applying.total());
        while (true) {
            if (jobs.stopRequested(job.id())) {
                applying.stop();
            }
            switch (applying.step()) {
                case Step.Went _ -> progress.phase(JobPhase.WRITE, applying.done(), applying.total());
                case Step.Waits waits -> {
                    jobs.waiting(job.id(), waits.sentence());
                    if (waits.pause().compareTo(LONGEST_WAIT) > 0) {
                        return Optional.of(waits.pause());
                    }
                    pauseHolding(job.id(), waits.pause(), held);
                }
                case Step.Done _ -> {
                    progress.phase(JobPhase.VERIFY, applying.done(), applying.total());
                    return Optional.empty();
                }
            }
        }
    }

    /** Waits in short breaths, so that the lease is kept and a stop is heard. */
    private void pauseHolding(JobId job, Duration whole, Lease.Held held) {
        var until = clock.instant().plus(whole);
        // At least one breath, also when a stop is asked for: what was begun is still settled, and not in haste.
        do {
            var left = Duration.between(clock.instant(), until);
            rest(left.compareTo(BREATH) < 0 ? left : BREATH);
            held.keep();
        } while (clock.instant().isBefore(until) && !jobs.stopRequested(job));
    }

    private void rest(Duration length) {
        try {
            pause.last(length);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Lease.Lost();
        }
    }

    /** Both sides; the tracker is asked only while the lease is ours. */
    private Sides leased(Job job, Lease.Held held) {
        var sides = runSides.of(job.order().structure(), LookProgress.UNHEARD);
        return new Sides(sides.structure(), leased(sides.tracker(), held));
    }

    private static Tracker leased(Tracker tracker, Lease.Held held) {
        return new Tracker() {
            @Override
            public TrackerSight look(Need need) {
                held.keep();
                return tracker.look(need);
            }

            @Override
            public Answer attempt(Change change, TrackerSight now) {
                held.keep();
                return tracker.attempt(change, now);
            }
        };
    }
}
