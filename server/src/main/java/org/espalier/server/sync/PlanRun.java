package org.espalier.server.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.espalier.core.run.Step;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobPhase;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.springframework.stereotype.Component;

/** The first half of a job: see, plan, check, store. It writes nothing but the plan (L8). */
@Component
class PlanRun {
    /** From the first look on. A wait that would end later is none: the plan is halted instead (L15). */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Jobs jobs;
    private final PlanMakings makings;
    private final MadePlans made;
    private final Waits waits;
    private final InstantSource clock;

    PlanRun(Jobs jobs, PlanMakings makings, MadePlans made, Waits waits, InstantSource clock) {
        this.jobs = jobs;
        this.makings = makings;
        this.made = made;
        this.waits = waits;
        this.clock = clock;
    }

    /**
     * Plans a job that has no plan yet; a job that went on meanwhile is left alone. Answers a wait after which it wants
     * to be called again, and then sees everything anew.
     */
    Optional<Duration> run(JobId id) {
        var asked = jobs.find(id);
        if (asked.isEmpty()
                || asked.get().work().plan().isPresent()
                || !jobs.move(id, MadePlans.BEFORE, JobState.PLANNING)) {
            return Optional.empty();
        }
        var job = jobs.job(id);
        var stop = new StopRequest(jobs, id, clock);
        var progress = new JobProgress((phase, done, total) -> jobs.progress(id, phase, done, total), clock);
        progress.phase(JobPhase.READ, 0, 0);
        var seenAt = clock.instant();
        var aim = makings.aim(job.order().structure());
        var making = makings.of(job, aim, progress, stop::heard);
        while (!stop.heard()) {
            switch (making.step()) {
                case Step.Went _ -> {}
                case Step.Waits wait when !endsInTime(job, wait) -> making = makings.halted(job, tooLate(wait));
                case Step.Waits wait -> {
                    jobs.waiting(id, wait.sentence(), wait.pause());
                    if (Waits.tooLong(wait)) {
                        return Optional.of(wait.pause());
                    }
                    waits.sitOut(id, wait, stop, () -> {});
                    progress.phase(JobPhase.READ, 0, 0);
                }
                case Step.Done _ -> {
                    progress.phase(JobPhase.COMPARE, 0, 0);
                    made.keep(job, making.plan().orElseThrow(), aim, seenAt);
                    return Optional.empty();
                }
            }
        }
        jobs.move(id, MadePlans.BEFORE, JobState.STOPPED);
        return Optional.empty();
    }

    private boolean endsInTime(Job job, Step.Waits wait) {
        var begun = Objects.requireNonNull(job.times().started());
        return !clock.instant().plus(wait.pause()).isAfter(begun.plus(LONGEST));
    }

    private static Gap tooLate(Step.Waits wait) {
        return new Gap(
                Gap.Kind.THROTTLED,
                wait.sentence() + " With that wait the plan would take more than " + LONGEST.toHours()
                        + " hours. Nothing was changed; plan again once Jira is asked less.");
    }
}
