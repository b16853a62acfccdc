package org.espalier.server.sync;

import java.time.InstantSource;
import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Applying;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Sides;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.WritePermit;
import org.springframework.stereotype.Component;

/** Sets up the application of confirmed plans: which sides, which ledger, under which lease. */
@Component
class Applications {
    private final PlanStore plans;
    private final Ledgers ledgers;
    private final RunSides runSides;
    private final Jobs jobs;
    private final InstantSource clock;

    Applications(PlanStore plans, Ledgers ledgers, RunSides runSides, Jobs jobs, InstantSource clock) {
        this.plans = plans;
        this.ledgers = ledgers;
        this.runSides = runSides;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Makes sure that a job may begin (L18); one that has begun finds out for itself, and waits.
     *
     * @throws Refusal in one sentence where it may not
     */
    void mayBegin(Job job) {
        if (job.state() == JobState.WAITING) {
            runSides.require(job);
        }
    }

    Application of(Job job, Lease.Held held) {
        var plan = plans.find(new PlanId(job.work().plan().orElseThrow()))
                .orElseThrow(() -> Refusal.notFound("plan", job.id().value()));
        var stop = new StopRequest(jobs, job.id(), clock);
        var sides = runSides.of(job, plans.aim(plan.id()), LookProgress.UNHEARD, ledgers.senders(plan, held));
        var leased = new Sides(sides.structure(), leased(sides.tracker(), held, stop));
        var ledger = ledgers.of(plan, job.order().requestedBy(), held);
        return new Application(
                plan,
                () -> new Applying(plan.plan(), plan.include(), leased, ledger, clock),
                stop,
                new JobProgress(
                        (phase, done, total) -> held.during(() -> jobs.progress(job.id(), phase, done, total)), clock));
    }

    /**
     * The tracker, asked only while the lease is ours, and kept ours during long looks. After a stop a look may take as
     * long as a request may; then what was sent stays unknown.
     */
    private static Tracker leased(Tracker tracker, Lease.Held held, StopRequest stop) {
        var stoppable = new StoppableTracker(tracker, () -> {
            held.keep();
            return stop.heardBefore(Lease.REQUEST);
        });
        return new Tracker() {
            @Override
            public TrackerSight look(Need need) {
                held.keep();
                return stoppable.look(need);
            }

            @Override
            public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
                held.keep();
                return WritePermit.during(held, () -> stoppable.attempt(together, now));
            }

            @Override
            public Slips slips(List<Change.OfTracker> written) {
                held.keep();
                return stoppable.slips(written);
            }

            @Override
            public Obstacles obstacles(List<Change.OfTracker> wanted) {
                held.keep();
                return stoppable.obstacles(wanted);
            }
        };
    }
}
