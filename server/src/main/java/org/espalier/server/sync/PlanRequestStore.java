package org.espalier.server.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.espalier.core.synchronizer.Ask.NeverLinked;
import org.espalier.server.jobs.Job;
import org.espalier.server.jobs.JobId;
import org.espalier.server.jobs.Jobs;
import org.espalier.server.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what each job was asked to plan. */
@Component
class PlanRequestStore {
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Transactions transactions;

    PlanRequestStore(JdbcClient jdbc, Jobs jobs, Transactions transactions) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** Opens a job together with what it is asked to plan. */
    JobId open(Job.Order order, PlanRequest request) {
        return transactions.in(() -> {
            var job = jobs.open(order);
            add(job, request);
            return job;
        });
    }

    PlanRequest of(JobId job) {
        return jdbc.sql("select * from plan_request where job = :job")
                .param("job", job.value())
                .query((row, number) -> {
                    var parameters = row.getString("parameters");
                    return new PlanRequest(
                            Optional.ofNullable(row.getString("type"))
                                    .map(SynchronizerType::valueOf)
                                    .map(type -> new PlanRequest.Rule(type, parameters == null ? "{}" : parameters)),
                            row.getBoolean("include_never_linked") ? NeverLinked.CHANGED : NeverLinked.SKIPPED,
                            Optional.ofNullable(row.getString("of_job")).map(JobId::new),
                            row.getString("run_as"));
                })
                .single();
    }

    /** In whose name these jobs ask, as far as it was noted. */
    Map<JobId, String> inWhoseName(Collection<JobId> jobs) {
        var names = new HashMap<JobId, String>();
        jdbc.sql("select job, run_as from plan_request where job = any (:jobs)")
                .param("jobs", jobs.stream().map(JobId::value).toArray(String[]::new))
                .query(row -> {
                    names.put(new JobId(row.getString("job")), row.getString("run_as"));
                });
        return names;
    }

    private void add(JobId job, PlanRequest request) {
        jdbc.sql("""
                        insert into plan_request (job, type, parameters, include_never_linked, of_job, run_as)
                        values (:job, :type, cast(:parameters as jsonb), :neverLinked, :ofJob, :runAs)
                        """)
                .param("job", job.value())
                .param("type", request.rule().map(rule -> rule.type().name()).orElse(null))
                .param(
                        "parameters",
                        request.rule().map(PlanRequest.Rule::parameters).orElse(null))
                .param("neverLinked", request.neverLinked() == NeverLinked.CHANGED)
                .param("ofJob", request.ofJob().map(JobId::value).orElse(null))
                .param("runAs", request.runAs())
                .update();
    }
}
