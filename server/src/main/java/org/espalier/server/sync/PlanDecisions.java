package org.espalier.server.sync;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Halt;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Limits;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.Risk;
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
    private final StructureConnections connections;
    private final WrittenConnections written;
    private final Transactions transactions;
    private final InstantSource clock;

    PlanDecisions(
            PlanStore plans,
            Jobs jobs,
            StructureConnections connections,
            WrittenConnections written,
            Transactions transactions,
            InstantSource clock) {
        this.plans = plans;
        this.jobs = jobs;
        this.connections = connections;
        this.written = written;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A person's yes to a plan.
     *
     * @param fingerprint that of the plan the person saw
     * @param include the destructive kinds to carry out
     * @param confirm what the person typed, if anything
     * @param release the halts that the person lets go
     */
    public record Confirmation(
            String fingerprint, Set<Kind> include, Optional<String> confirm, Set<Halt.Code> release) {}

    /**
     * How much an apply with some kinds asks of a person.
     *
     * @param phrase the number of issues in Jira that will be changed, where it has to be typed
     */
    public record Assessment(Risk risk, Optional<String> phrase, int issues) {}

    /** The stored plan, expired if its time is over. */
    public StoredPlan plan(PlanId id) {
        expireIfDue(id);
        return plans.find(id).orElseThrow(() -> Refusal.notFound("plan", id.value()));
    }

    /** What an apply with these destructive kinds would ask; halts count as not released. */
    public Assessment assess(StoredPlan stored, Set<Kind> include) {
        return assess(stored, include, Set.of());
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
            if (!stored.plan().fingerprint().value().equals(confirmation.fingerprint())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "fingerprint_mismatch",
                        "This is not the plan that was shown: its fingerprint is another one. Nothing was changed; look at the"
                                + " plan again.");
            }
            released(stored, confirmation);
            writable(stored, confirmation);
            typed(stored, confirmation);
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

    private void released(StoredPlan stored, Confirmation confirmation) {
        var removes = stored.plan().including(confirmation.include()).stream()
                .anyMatch(planned -> planned.change().kind().destructive());
        for (var halt : stored.plan().halts()) {
            var holds = halt.code().blocks() == Halt.Blocks.PLAN || removes;
            if (!holds || (halt.code().releasable() && confirmation.release().contains(halt.code()))) {
                continue;
            }
            throw Refusal.unprocessable(
                    halt.code().releasable() ? "release_required" : "halted",
                    halt.code().releasable()
                            ? "The plan is halted by " + halt.code() + ": " + halt.sentence() + " To go on, release "
                                    + halt.code() + "."
                            : "The plan is halted by " + halt.code() + ", which nobody can release: " + halt.sentence()
                                    + " Plan again when it is mended.");
        }
    }

    private void writable(StoredPlan stored, Confirmation confirmation) {
        if (writesToTracker(stored.plan(), confirmation.include())
                && !connections.of(stored.belongs().structure()).writable()) {
            throw Refusal.unprocessable(
                    "writing_off",
                    "Writing to this Jira is switched off. Nothing was changed; allow writing on the connection first.");
        }
    }

    private void typed(StoredPlan stored, Confirmation confirmation) {
        var chosen = assess(stored, confirmation.include(), confirmation.release());
        if (chosen.phrase().isEmpty()) {
            return;
        }
        var whole = assess(stored, everything(), confirmation.release());
        var accepted = List.of(chosen.phrase(), whole.phrase());
        if (confirmation.confirm().isEmpty() || !accepted.contains(confirmation.confirm())) {
            throw Refusal.unprocessable(
                    "confirmation_required",
                    "This plan changes " + chosen.phrase().get()
                            + " issues in Jira and is of high risk. Nothing was changed; to go on, confirm with \""
                            + chosen.phrase().get() + "\".");
        }
    }

    private Assessment assess(StoredPlan stored, Set<Kind> include, Set<Halt.Code> release) {
        var plan = stored.plan();
        var history = written.historyOf(stored.belongs().structure());
        var risk = plan.risk(include, release, history, Limits.DEFAULT);
        var underLimits = plan.risk(include, EnumSet.allOf(Halt.Code.class), history, Limits.DEFAULT);
        var issues = plan.trackerIssues(include);
        return new Assessment(
                risk, underLimits == Risk.HIGH ? Optional.of(Integer.toString(issues)) : Optional.empty(), issues);
    }

    private static boolean writesToTracker(Plan plan, Set<Kind> include) {
        return plan.including(include).stream()
                .anyMatch(planned -> planned.change().kind().side() == Side.TRACKER);
    }
}
