package org.espalier.server.sync;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobMessage;
import org.espalier.server.jobs.JobState;
import org.espalier.server.jobs.Jobs;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What became of plans that were applied: counts per outcome, and the state in which their job ends. */
@Service
public class Outcomes {
    private static final int MESSAGES = 200;

    private final JdbcClient jdbc;
    private final Jobs jobs;

    Outcomes(JdbcClient jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    /** How many changes of a plan came to each outcome so far. */
    public Map<Outcome, Integer> counts(PlanId plan) {
        var counts = new EnumMap<Outcome, Integer>(Outcome.class);
        jdbc.sql(
                        "select outcome, count(*) as n from plan_change where plan = :plan and outcome is not null group by outcome")
                .param("plan", plan.value())
                .query(row -> {
                    counts.put(Outcome.valueOf(row.getString("outcome")), row.getInt("n"));
                });
        return counts;
    }

    /** How many values of others were replaced and could not be given back (L9). */
    public int replaced(PlanId plan) {
        return jdbc.sql("select count(*) from plan_change where plan = :plan and really is not null")
                .param("plan", plan.value())
                .query(Integer.class)
                .single();
    }

    /** Ends a job whose plan has been carried out as far as it goes. */
    void close(Job job, StoredPlan stored, boolean stopped) {
        var included = stored.plan().including(stored.include()).size();
        var counts = counts(stored.id());
        var attempted = counts.values().stream().mapToInt(Integer::intValue).sum();
        var cameTrue = counts.getOrDefault(Outcome.APPLIED, 0) + counts.getOrDefault(Outcome.ALREADY_SO, 0);
        explain(job, stored);
        jobs.leftDifferent(
                job.id(),
                stored.plan().changes().size()
                        - included
                        + stored.plan().conflicts().size());
        jobs.move(job.id(), EnumSet.of(JobState.APPLYING), state(included, attempted, cameTrue, stopped));
    }

    private static JobState state(int included, int attempted, int cameTrue, boolean stopped) {
        if (stopped && attempted < included) {
            return JobState.STOPPED;
        }
        return cameTrue == included ? JobState.FINISHED : JobState.INCOMPLETE;
    }

    /** Tells people what did not simply come true, and why. */
    void explain(Job job, StoredPlan stored) {
        jdbc.sql("""
                        select issue_key, kind, outcome, sentence
                          from plan_change
                         where plan = :plan and outcome is not null
                           and (outcome not in ('APPLIED', 'ALREADY_SO') or sentence <> '')
                         order by number
                         limit :most
                        """).param("plan", stored.id().value()).param("most", MESSAGES).query(row -> {
            jobs.message(
                    job.id(),
                    JobMessage.Level.WARNING,
                    Optional.ofNullable(row.getString("issue_key")),
                    row.getString("kind") + " " + row.getString("outcome") + ": " + row.getString("sentence"));
        });
    }
}
