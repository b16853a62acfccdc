package org.espalier.server.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.InstantSource;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts work into the queue, in the transaction of the caller. */
@Component
class JobQueue {
    private static final Logger LOG = LoggerFactory.getLogger(JobQueue.class);

    private final SchedulerClient scheduler;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    JobQueue(@Lazy SchedulerClient scheduler, JdbcClient jdbc, InstantSource clock) {
        this.scheduler = scheduler;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void plan(JobId job) {
        schedule(JobTasks.PLAN, job.value());
    }

    void apply(long structure) {
        schedule(JobTasks.APPLY, Long.toString(structure));
    }

    void wakeApproved() {
        jdbc.sql("""
                        select distinct structure
                          from job
                         where ended_at is null and approved_at is not null
                           and not exists (select 1
                                             from scheduled_tasks
                                            where task_name = 'apply' and task_instance = job.structure::text)
                        """).query(Long.class).list().forEach(this::apply);
    }

    /**
     * Ends the waits of structures with a job that shall stop, or that was woken just while it was going to wait; a
     * worker that is at it hears by itself.
     */
    void endNeedlessWaits() {
        wake(jdbc.sql("""
                        select distinct structure
                          from job
                         where ended_at is null and approved_at is not null
                           and (stop_requested or state = 'APPLYING' and waiting is null)
                        """).query(Long.class).list());
    }

    /** Ends the waits of these structures. */
    void wake(Collection<Long> structures) {
        jdbc.sql("""
                        select task_instance::bigint
                          from scheduled_tasks
                         where task_name = 'apply' and task_instance = any(:structures)
                           and not picked and execution_time > :now
                        """)
                .param("structures", structures.stream().map(String::valueOf).toArray(String[]::new))
                .param("now", JobRows.timestamp(clock.instant()))
                .query(Long.class)
                .list()
                .forEach(this::applyNow);
    }

    private void applyNow(long structure) {
        try {
            scheduler.reschedule(JobTasks.APPLY.instanceId(Long.toString(structure)), clock.instant());
        } catch (TaskInstanceException begun) {
            LOG.debug("The jobs of structure {} are at work already", structure, begun);
        }
    }

    private void schedule(TaskDescriptor<Void> task, String instance) {
        scheduler.scheduleIfNotExists(task.instance(instance).build(), clock.instant());
    }
}
