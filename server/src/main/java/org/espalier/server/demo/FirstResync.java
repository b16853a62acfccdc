package org.espalier.server.demo;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Direction;
import org.espalier.core.synchronizer.Ask.NeverLinked;
import org.espalier.server.access.Person;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Pause;
import org.espalier.server.platform.StartRefused;
import org.espalier.server.sync.Confirmation;
import org.espalier.server.sync.InstalledSynchronizer;
import org.espalier.server.sync.PlanDecisions;
import org.espalier.server.sync.PlanId;
import org.espalier.server.sync.PlanRequests;
import org.springframework.stereotype.Component;

/** The first resync of a synchronizer into the structure, by the same plan that a person would confirm. */
@Component
class FirstResync {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Set<JobState> MOVING = EnumSet.of(JobState.WAITING, JobState.PLANNING, JobState.APPLYING);

    private final PlanRequests requests;
    private final PlanDecisions decisions;
    private final Jobs jobs;
    private final Pause pause;

    FirstResync(PlanRequests requests, PlanDecisions decisions, Jobs jobs, Pause pause) {
        this.requests = requests;
        this.decisions = decisions;
        this.jobs = jobs;
        this.pause = pause;
    }

    /** Carries it out, or goes on with the one that an interrupted start left behind. */
    void complete(InstalledSynchronizer installed, Person person) {
        var before = jobs.lastOf(installed.id()).map(Job::id).map(this::carriedOut);
        if (before.filter(job -> job.state() == JobState.FINISHED).isPresent()) {
            return;
        }
        // What went on before the sandbox was there again may have ended otherwise.
        var job = carriedOut(requests.resync(installed.id(), Direction.INTO_STRUCTURE, NeverLinked.SKIPPED, person));
        if (job.state() != JobState.FINISHED) {
            throw new StartRefused("The sample structure could not be filled: its job ended as " + job.state()
                    + ". What is there already was kept; start again to go on.");
        }
    }

    private Job carriedOut(JobId id) {
        var job = settled(id);
        if (job.state() != JobState.AWAITING_CONFIRMATION) {
            return job;
        }
        confirm(job);
        return settled(id);
    }

    private void confirm(Job job) {
        var plan = decisions.plan(new PlanId(job.work().plan().orElseThrow()));
        decisions.confirm(
                plan.id(), new Confirmation(plan.plan().fingerprint().value(), Set.of(), Optional.empty(), Set.of()));
    }

    /** Waits until the job needs a person or has ended. */
    private Job settled(JobId id) {
        for (var job = jobs.job(id); ; job = jobs.job(id)) {
            if (!MOVING.contains(job.state())) {
                return job;
            }
            rest();
        }
    }

    private void rest() {
        try {
            pause.last(GLANCE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted; start again.", stop);
        }
    }
}
