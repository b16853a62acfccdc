package org.espalier.server.sync;

import java.util.List;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.SecondTry;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobKind;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.tracker.Aim;
import org.springframework.stereotype.Component;

/** What a job that follows another one has to know of it. */
@Component
class EarlierJobs {
    private final Jobs jobs;
    private final PlanRequestStore requests;
    private final AppliedChanges applied;

    EarlierJobs(Jobs jobs, PlanRequestStore requests, AppliedChanges applied) {
        this.jobs = jobs;
        this.requests = requests;
        this.applied = applied;
    }

    /** The attempted changes of the job before that did not come true. */
    List<PlannedChange> inVain(JobId before) {
        return applied.notTrueOf(before);
    }

    /** What an undo takes back: all that the job before did, or what an undo before attempted to take back in vain. */
    List<PlannedChange> toTakeBack(Job undo, Aim aim) {
        var before = before(undo.id());
        var changes = undo.order().kind() == JobKind.RETRY
                ? SecondTry.of(applied.of(takenBackBy(before)), inVain(before))
                : applied.of(before);
        applied.mustBeWithin(aim, before, changes);
        return changes;
    }

    /** A retry may follow a retry; the first of them follows the undo itself. */
    private JobId takenBackBy(JobId undo) {
        var before = before(undo);
        return jobs.job(undo).order().kind() == JobKind.RETRY ? takenBackBy(before) : before;
    }

    private JobId before(JobId job) {
        return requests.of(job).ofJob().orElseThrow();
    }
}
