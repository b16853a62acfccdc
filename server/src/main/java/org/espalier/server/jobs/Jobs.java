package org.espalier.server.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** All jobs: asked for, followed, ended. Every move of a job names the states it may come from. */
@Service
public class Jobs {
    private static final Set<JobState> RUNNING = EnumSet.of(JobState.WAITING, JobState.PLANNING, JobState.APPLYING);

    private final JdbcClient jdbc;
    private final JobQueue queue;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    Jobs(JdbcClient jdbc, JobQueue queue, Transactions transactions, Ids ids, InstantSource clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens a job and queues its planning, both in the transaction of the caller if there is one. */
    public JobId open(Job.Order order) {
        var id = new JobId(ids.fresh("job"));
        transactions.run(() -> {
            jdbc.sql("""
                            insert into job (id, kind, structure, synchronizer, direction, requested_by, state, phase, created_at)
                            values (:id, :kind, :structure, :synchronizer, :direction, :requestedBy, 'WAITING', 'QUEUED', :now)
                            """)
                    .param("id", id.value())
                    .param("kind", order.kind().name())
                    .param("structure", order.structure())
                    .param("synchronizer", order.synchronizer().orElse(null))
                    .param("direction", order.direction().orElse(null))
                    .param("requestedBy", order.requestedBy())
                    .param("now", JobRows.timestamp(clock.instant()))
                    .update();
            queue.plan(id);
        });
        return id;
    }

    /** The job of that id. */
    public Job job(JobId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("job", id.value()));
    }

    public Optional<Job> find(JobId id) {
        return jdbc.sql("select * from job where id = :id")
                .param("id", id.value())
                .query(JobRows::job)
                .optional();
    }

    /** The newest jobs first, starting after the one that {@code cursor} names. */
    public List<Job> newest(Optional<JobId> cursor, int most) {
        return jdbc.sql("""
                        select *
                          from job
                         where cast(:cursor as text) is null
                            or (created_at, id) < (select created_at, id from job where id = :cursor)
                         order by created_at desc, id desc
                         limit :most
                        """)
                .param("cursor", cursor.map(JobId::value).orElse(null))
                .param("most", most)
                .query(JobRows::job)
                .list();
    }

    /** The newest job of a synchronizer. */
    public Optional<Job> lastOf(String synchronizer) {
        return jdbc.sql("select * from job where synchronizer = :synchronizer order by created_at desc limit 1")
                .param("synchronizer", synchronizer)
                .query(JobRows::job)
                .optional();
    }

    /** The job of a structure that was approved first and has not ended. */
    public Optional<Job> nextApproved(long structure) {
        return jdbc.sql("""
                        select *
                          from job
                         where structure = :structure and ended_at is null and approved_at is not null
                         order by approved_at, id
                         limit 1
                        """).param("structure", structure).query(JobRows::job).optional();
    }

    /** Moves a job on if it is in one of these states; answers whether it was. */
    public boolean move(JobId id, Set<JobState> from, JobState to) {
        return jdbc.sql("""
                        update job
                           set state = :to,
                               waiting = null, waiting_until = null,
                               started_at = coalesce(started_at, case when :starts then cast(:now as timestamptz) end),
                               ended_at = case when :ended then cast(:now as timestamptz) end
                         where id = :id and state = any(:from)
                        """)
                        .param("id", id.value())
                        .param("to", to.name())
                        .param("starts", to == JobState.PLANNING || to == JobState.APPLYING)
                        .param("ended", to.ended())
                        .param("now", JobRows.timestamp(clock.instant()))
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Hands a job whose plan a person confirmed, or that needs no person, to the workers that write. */
    public boolean approve(JobId id, Set<JobState> from) {
        return transactions.in(() -> {
            var approved = jdbc.sql("""
                                    update job
                                       set state = 'WAITING', phase = 'QUEUED', done = 0, total = 0, approved_at = :now,
                                           stop_requested = false
                                     where id = :id and state = any(:from)
                                    """)
                            .param("id", id.value())
                            .param("now", JobRows.timestamp(clock.instant()))
                            .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                            .update()
                    == 1;
            if (approved) {
                queue.apply(job(id).order().structure());
            }
            return approved;
        });
    }

    /** Notes the plan that a job made. */
    public void planned(JobId id, String plan) {
        jdbc.sql("update job set plan = :plan where id = :id")
                .param("id", id.value())
                .param("plan", plan)
                .update();
    }

    /** Says how far a job has come; a worker that wakes late changes nothing about one that has ended (L17). */
    public void progress(JobId id, JobPhase phase, long done, long total) {
        jdbc.sql("""
                        update job
                           set phase = :phase, done = :done, total = :total, waiting = null, waiting_until = null
                         where id = :id and ended_at is null
                        """)
                .param("id", id.value())
                .param("phase", phase.name())
                .param("done", done)
                .param("total", total)
                .update();
    }

    /** Says why a job does not go on just now, nobody knows for how long; progress takes the words away. */
    public void waiting(JobId id, String why) {
        waiting(id, new Job.Waiting(why, Optional.empty()));
    }

    /** Says why a job does not go on before so much time is over. */
    public void waiting(JobId id, String why, Duration pause) {
        waiting(id, new Job.Waiting(why, Optional.of(clock.instant().plus(pause))));
    }

    private void waiting(JobId id, Job.Waiting waiting) {
        jdbc.sql("update job set waiting = :why, waiting_until = :until where id = :id and ended_at is null")
                .param("id", id.value())
                .param("why", waiting.why())
                .param("until", waiting.until().map(JobRows::timestamp).orElse(null))
                .update();
    }

    /** Lets the jobs of structures go on at once that wait for something; a worker that is at it hears by itself. */
    public void wake(Collection<Long> structures) {
        jdbc.sql("""
                        update job set waiting = null, waiting_until = null
                         where structure = any(:structures) and state in ('PLANNING', 'APPLYING')
                        """).param("structures", structures.toArray(Long[]::new)).update();
        queue.wake(structures);
    }

    /** Whether a job that said why it does not go on still has to wait. */
    public boolean waits(JobId id) {
        return jdbc.sql("select waiting is not null from job where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    public void leftDifferent(JobId id, long differences) {
        jdbc.sql("update job set left_different = :differences where id = :id")
                .param("id", id.value())
                .param("differences", differences)
                .update();
    }

    /** Ends a job that has not begun, and asks a running one to end after its current item. */
    public void requestStop(JobId id) {
        if (move(id, EnumSet.of(JobState.WAITING), JobState.STOPPED)) {
            return;
        }
        var asked = jdbc.sql("update job set stop_requested = true where id = :id and state = any(:running)")
                        .param("id", id.value())
                        .param("running", RUNNING.stream().map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
        if (!asked) {
            var state = job(id).state();
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "not_running",
                    "The job is " + state
                            + " and cannot be stopped; only a job that waits for its turn, plans or applies"
                            + " can. Nothing was changed.");
        }
        queue.endNeedlessWaits();
    }

    public boolean stopRequested(JobId id) {
        return jdbc.sql("select stop_requested from job where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether a stop was asked for, to the end of the caller's transaction: one that is asked for meanwhile finds the
     * state that the transaction leaves.
     */
    public boolean stopRequestedFinally(JobId id) {
        return jdbc.sql("select stop_requested from job where id = :id for update")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    public void message(JobId id, JobMessage.Level level, Optional<String> issue, String text) {
        jdbc.sql("insert into job_message (job, at, level, issue, text) values (:job, :at, :level, :issue, :text)")
                .param("job", id.value())
                .param("at", JobRows.timestamp(clock.instant()))
                .param("level", level.name())
                .param("issue", issue.orElse(null))
                .param("text", text)
                .update();
    }

    /** The first messages of a job. */
    public List<JobMessage> messages(JobId id, int most) {
        return jdbc.sql("select at, level, issue, text from job_message where job = :job order by id limit :most")
                .param("job", id.value())
                .param("most", most)
                .query(JobRows::message)
                .list();
    }

    /** Jobs in these states, oldest first. */
    public List<Job> in(JobState... states) {
        return jdbc.sql("select * from job where state = any(:states) and ended_at is null order by created_at")
                .param("states", Arrays.stream(states).map(Enum::name).toArray(String[]::new))
                .query(JobRows::job)
                .list();
    }
}
