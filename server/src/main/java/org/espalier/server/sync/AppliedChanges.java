package org.espalier.server.sync;

import java.util.List;
import org.espalier.core.plan.PlannedChange;
import org.espalier.server.jobs.JobId;
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

    /** The changes that the job itself carried out, in the order of its plan. */
    List<PlannedChange> of(JobId job) {
        return changes(job, "outcome = 'APPLIED'");
    }

    /** The attempted changes that did not come true. */
    List<PlannedChange> notTrueOf(JobId job) {
        return changes(job, "outcome not in ('APPLIED', 'ALREADY_SO')");
    }

    private List<PlannedChange> changes(JobId job, String condition) {
        return jdbc.sql(
                        "select change.* from plan_change change join plan on plan.id = change.plan where plan.job = :job and "
                                + condition + " order by change.number")
                .param("job", job.value())
                .query((row, number) -> PlanRows.planned(row, json))
                .list();
    }
}
