package org.espalier.server.sync;

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
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Aim;
import org.springframework.stereotype.Component;

/**
 * What a plan demands of a person before it is applied: that it is the plan they saw, its halts released, writing to
 * Jira allowed, and the number of issues typed where the risk is high (L8); and that Jira can be asked in the name of
 * its job (L18).
 */
@Component
public class PlanDemands {
    private final StructureConnections connections;
    private final WrittenConnections written;
    private final InWhoseName inWhoseName;

    PlanDemands(StructureConnections connections, WrittenConnections written, InWhoseName inWhoseName) {
        this.connections = connections;
        this.written = written;
        this.inWhoseName = inWhoseName;
    }

    /**
     * How much an apply with some kinds asks of a person.
     *
     * @param phrase the number of issues in Jira that will be changed, where it has to be typed
     */
    public record Assessment(Risk risk, Optional<String> phrase, int issues) {}

    Assessment assess(StoredPlan stored, Set<Kind> include, Set<Halt.Code> release) {
        var plan = stored.plan();
        var history = written.historyOf(stored.belongs().structure());
        var risk = plan.risk(include, release, history, Limits.DEFAULT);
        var underLimits = plan.risk(include, EnumSet.allOf(Halt.Code.class), history, Limits.DEFAULT);
        var issues = plan.trackerIssues(include);
        return new Assessment(
                risk, underLimits == Risk.HIGH ? Optional.of(Integer.toString(issues)) : Optional.empty(), issues);
    }

    /** Refuses a confirmation that does not meet every demand; then nothing was changed. */
    void meet(StoredPlan stored, Aim aim, Confirmation confirmation) {
        var belongs = stored.belongs();
        aim.mustHoldAt(connections.of(belongs.structure()));
        seen(stored, confirmation);
        released(stored, confirmation);
        writable(stored, confirmation);
        typed(stored, confirmation);
        inWhoseName.require(inWhoseName.of(belongs.structure(), belongs.job()));
    }

    private static void seen(StoredPlan stored, Confirmation confirmation) {
        if (!stored.plan().fingerprint().value().equals(confirmation.fingerprint())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "fingerprint_mismatch",
                    "This is not the plan that was shown: its fingerprint is another one. Nothing was changed; look at the"
                            + " plan again.");
        }
    }

    private static void released(StoredPlan stored, Confirmation confirmation) {
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
        var whole = assess(stored, PlanDecisions.everything(), confirmation.release());
        var accepted = List.of(chosen.phrase(), whole.phrase());
        if (confirmation.confirm().isEmpty() || !accepted.contains(confirmation.confirm())) {
            throw Refusal.unprocessable(
                    "confirmation_required",
                    "This plan changes " + chosen.phrase().get()
                            + " issues in Jira and is of high risk. Nothing was changed; to go on, confirm with \""
                            + chosen.phrase().get() + "\".");
        }
    }

    private static boolean writesToTracker(Plan plan, Set<Kind> include) {
        return plan.including(include).stream()
                .anyMatch(planned -> planned.change().kind().side() == Side.TRACKER);
    }
}
