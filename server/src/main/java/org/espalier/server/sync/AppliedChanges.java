package org.espalier.server.sync;

import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import org.espalier.core.change.Effect;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.PlannedChange;
import org.espalier.server.jobs.JobId;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Aim;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a job's plan really did, and what of it did not come true. */
@Component
class AppliedChanges {
    private final JdbcClient jdbc;
    private final PlanJson json;

    AppliedChanges(JdbcClient jdbc, PlanJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The changes that the job itself carried out, as they really were (L14), in the order of its plan. */
    List<PlannedChange> of(JobId job) {
        return changes(job, "outcome = 'APPLIED'", (planned, effect) -> planned.really(effect));
    }

    /** The attempted changes that did not come true, as planned. */
    List<PlannedChange> notTrueOf(JobId job) {
        return changes(job, "outcome not in ('APPLIED', 'ALREADY_SO')", (planned, _) -> planned);
    }

    /**
     * Refuses to take back at another site, or in a project that is no longer enabled, what was written (L8, L18).
     *
     * @throws Refusal in one sentence; nothing was changed
     */
    void mustBeWithin(Aim now, JobId job, List<PlannedChange> changes) {
        var written = changes.stream()
                .filter(each -> each.change().kind().side() == Side.TRACKER)
                .toList();
        if (!written.isEmpty() && !siteOf(job).equals(now.baseUrl())) {
            throw outOfReach("the job wrote to " + siteOf(job) + ", and the connection has the address " + now.baseUrl()
                    + " now. Give it the former address");
        }
        written.stream()
                .flatMap(each -> each.issue().stream())
                .map(issue -> issue.key().project())
                .filter(project -> !now.projects().enabled(project))
                .findFirst()
                .ifPresent(project -> {
                    throw outOfReach("it changed issues of the project " + project
                            + ", which is not enabled on the connection any more. Enable it");
                });
    }

    private URI siteOf(JobId job) {
        return jdbc.sql("select base_url from plan where job = :job")
                .param("job", job.value())
                .query((row, number) -> URI.create(row.getString("base_url")))
                .single();
    }

    private static Refusal outOfReach(String why) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "connection_changed",
                "What the job did cannot be taken back here: " + why + ", then undo again. Nothing was changed.");
    }

    private List<PlannedChange> changes(
            JobId job, String condition, BiFunction<PlannedChange, Effect, PlannedChange> made) {
        return jdbc.sql(
                        "select change.* from plan_change change join plan on plan.id = change.plan where plan.job = :job and "
                                + condition + " order by change.number")
                .param("job", job.value())
                .query((row, number) -> made.apply(
                        PlanRows.planned(row, json), PlanRows.effect(row, json).orElseThrow()))
                .list();
    }
}
