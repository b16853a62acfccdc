package org.espalier.server.sync;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.JobMessage;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.JobWork;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.DatabaseTroubles;
import org.espalier.server.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What the queue calls. The outermost place of a job: here every fault becomes a state that a person can see.
 *
 * <p>Trouble with our own database is thrown on, and the queue tries again.
 */
@Component
class SyncWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(SyncWork.class);
    private static final Set<JobState> RUNNING = EnumSet.of(JobState.WAITING, JobState.PLANNING, JobState.APPLYING);

    private final PlanRun planRun;
    private final ApplyRun applyRun;
    private final PlanDecisions decisions;
    private final Jobs jobs;
    private final DatabaseTroubles troubles;

    SyncWork(PlanRun planRun, ApplyRun applyRun, PlanDecisions decisions, Jobs jobs, DatabaseTroubles troubles) {
        this.planRun = planRun;
        this.applyRun = applyRun;
        this.decisions = decisions;
        this.jobs = jobs;
        this.troubles = troubles;
    }

    @Override
    public Optional<Duration> plan(JobId job) {
        try {
            return planRun.run(job);
        } catch (ServerEnds end) {
            throw end;
        } catch (DataAccessException | TransactionException ours) {
            tell(job, ours);
            throw ours;
        } catch (Refusal refusal) {
            fail(job, refusal.sentence());
        } catch (RuntimeException unforeseen) {
            LOG.error("Job {} could not be planned", job, unforeseen);
            fail(
                    job,
                    "Something unforeseen happened while planning. Nothing was written; the log of the server says more.");
        }
        return Optional.empty();
    }

    @Override
    public Optional<Duration> apply(long structure) {
        for (var job = jobs.nextApproved(structure); job.isPresent(); job = jobs.nextApproved(structure)) {
            try {
                var again = applyRun.run(job.get());
                if (again.isPresent()) {
                    return again;
                }
            } catch (Lease.Lost lost) {
                LOG.info("Job {} goes on with another worker", job.get().id());
                return Optional.of(Lease.LENGTH);
            } catch (ServerEnds end) {
                throw end;
            } catch (DataAccessException | TransactionException ours) {
                tell(job.get().id(), ours);
                throw ours;
            } catch (Refusal refusal) {
                fail(job.get().id(), refusal.sentence());
            } catch (RuntimeException unforeseen) {
                LOG.error("Job {} could not be applied", job.get().id(), unforeseen);
                fail(
                        job.get().id(),
                        "Something unforeseen happened while writing. What was written is listed; plan again for the rest.");
            }
        }
        return Optional.empty();
    }

    @Override
    public void sweep() {
        decisions.expire();
    }

    /** As far as it can be told: a database that is full or away may not take this either. */
    private void tell(JobId job, RuntimeException ours) {
        try {
            troubles.in(ours).ifPresent(trouble -> jobs.waiting(job, trouble.waiting()));
        } catch (DataAccessException | TransactionException again) {
            LOG.warn("Job {} waits for the database: {}", job, ours.getMessage());
        }
    }

    private void fail(JobId job, String sentence) {
        jobs.message(job, JobMessage.Level.ERROR, Optional.empty(), sentence);
        jobs.move(job, RUNNING, JobState.FAILED);
    }
}
