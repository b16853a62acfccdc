package org.espalier.server.sync;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.espalier.core.change.Kind;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.springframework.stereotype.Service;

/** What people decide about stored plans: to look, to confirm, to discard. The plan itself never changes (L8). */
@Service
public class PlanDecisions {
    private static final Set<JobState> AWAITING = EnumSet.of(JobState.AWAITING_CONFIRMATION, JobState.HALTED);

    private final PlanStore plans;
    private final Jobs jobs;
    private final PlanDemands demands;
    private final Transactions transactions;
    private final InstantSource clock;

    PlanDecisions(PlanStore plans, Jobs jobs, PlanDemands demands, Transactions transactions, InstantSource clock) {
        this.plans = plans;
        this.jobs = jobs;
        this.demands = demands;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The stored plan, expired if its time is over. */
    public StoredPlan plan(PlanId id) {
        expireIfDue(id);
        return plans.find(id).orElseThrow(() -> Refusal.notFound("plan", id.value()));
    }

    /** What an apply with these destructive kinds would ask; halts count as not released. */
    public PlanDemands.Assessment assess(StoredPlan stored, Set<Kind> include) {
        return demands.assess(stored, include, Set.of());
    }

    /** The destructive kinds, all of them. */
    public static Set<Kind> everything() {
        return PlanStore.destructive();
    }

    /** Hands a confirmed plan to its own job. */
    public JobId confirm(PlanId id, Confirmation confirmation) {
        expireIfDue(id);
        return transactions.in(() -> {
            var stored = plans.find(id).orElseThrow(() -> Refusal.notFound("plan", id.value()));
            ready(stored);
            demands.meet(stored, plans.aim(id), confirmation);
            plans.move(id, PlanState.READY, PlanState.APPLIED, confirmation.include());
            var job = stored.belongs().job();
            if (!jobs.approve(job, AWAITING)) {
                throw notReady("its job goes on already");
            }
            return job;
        });
    }

    /** Sets a waiting plan aside; nothing is written. */
    public void discard(PlanId id) {
        expireIfDue(id);
        transactions.run(() -> {
            var stored = plans.head(id).orElseThrow(() -> Refusal.notFound("plan", id.value()));
            ready(stored);
            end(stored, PlanState.DISCARDED, JobState.DISCARDED);
        });
    }

    void discardPlansOf(String synchronizer) {
        setAside(plans.readyOf(synchronizer));
    }

    void discardPlansIn(List<Long> structures) {
        setAside(plans.readyIn(structures));
    }

    private void setAside(List<PlanId> waiting) {
        waiting.forEach(id -> plans.head(id).ifPresent(stored -> end(stored, PlanState.DISCARDED, JobState.DISCARDED)));
    }

    /** Ends the jobs of plans that nobody decided about in time. */
    void expire() {
        plans.expired(clock.instant()).forEach(this::expireIfDue);
    }

    private void expireIfDue(PlanId id) {
        plans.head(id)
                .filter(stored -> stored.state() == PlanState.READY
                        && stored.times().expires().isBefore(clock.instant()))
                .ifPresent(stored -> transactions.run(() -> end(stored, PlanState.EXPIRED, JobState.EXPIRED)));
    }

    private void end(StoredPlan stored, PlanState planState, JobState jobState) {
        if (plans.move(stored.id(), PlanState.READY, planState, Set.of())) {
            jobs.move(stored.belongs().job(), AWAITING, jobState);
        }
    }

    private static void ready(StoredPlan stored) {
        switch (stored.state()) {
            case READY -> {}
            case EXPIRED ->
                throw new Refusal(
                        Refusal.Kind.GONE,
                        "plan_expired",
                        "The plan was valid until " + stored.times().expires() + ". Nothing was changed; plan again.");
            case APPLIED -> throw notReady("it was confirmed before");
            case DISCARDED -> throw notReady("it was discarded");
        }
    }

    private static Refusal notReady(String why) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "plan_not_ready",
                "The plan cannot be decided about: " + why + ". Nothing was changed.");
    }
}
