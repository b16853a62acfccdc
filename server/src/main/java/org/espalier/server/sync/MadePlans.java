package org.espalier.server.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.espalier.core.change.Halt;
import org.espalier.core.plan.Plan;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.Aim;
import org.springframework.stereotype.Component;

/** Keeps the plan that a job made, and moves the job on to whoever decides about it. */
@Component
class MadePlans {
    static final Set<JobState> BEFORE = EnumSet.of(JobState.WAITING, JobState.PLANNING);

    private static final Duration VALID = Duration.ofHours(24);

    private final Jobs jobs;
    private final PlanMakings makings;
    private final PlanStore plans;
    private final Transactions transactions;
    private final InstantSource clock;

    MadePlans(Jobs jobs, PlanMakings makings, PlanStore plans, Transactions transactions, InstantSource clock) {
        this.jobs = jobs;
        this.makings = makings;
        this.plans = plans;
        this.transactions = transactions;
        this.clock = clock;
    }

    void keep(Job job, Plan plan, Aim aim, Instant seenAt) {
        var now = clock.instant();
        var nothingToDo = plan.nothingToDo();
        var stored = new StoredPlan(
                plans.freshId(),
                makings.belongs(job),
                nothingToDo ? PlanState.APPLIED : PlanState.READY,
                plan,
                consequence(job, plan),
                Set.of(),
                new StoredPlan.Times(seenAt, now, now.plus(VALID)));
        transactions.run(() -> {
            // A stop that was asked for while planning ends the planning; it says nothing about a later apply.
            if (jobs.stopRequestedFinally(job.id())) {
                jobs.move(job.id(), BEFORE, JobState.STOPPED);
                return;
            }
            plans.save(stored, aim);
            jobs.planned(job.id(), stored.id().value());
            if (!nothingToDo) {
                jobs.move(job.id(), BEFORE, holdsAll(plan) ? JobState.HALTED : JobState.AWAITING_CONFIRMATION);
            } else if (plan.agreed().isEmpty()) {
                jobs.leftDifferent(job.id(), plan.conflicts().size());
                jobs.move(job.id(), BEFORE, JobState.FINISHED);
            } else {
                jobs.approve(job.id(), BEFORE);
            }
        });
    }

    private static boolean holdsAll(Plan plan) {
        return plan.halts().stream().anyMatch(halt -> halt.code().blocks() == Halt.Blocks.PLAN);
    }

    private String consequence(Job job, Plan plan) {
        var type = makings.typeOf(job);
        return plan.direction()
                .flatMap(direction -> type.flatMap(each -> each.consequence(direction)))
                .orElse("What the job wrote is taken back where nobody has changed it since.");
    }
}
