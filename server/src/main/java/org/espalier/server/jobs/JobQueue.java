package org.espalier.server.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
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
     * Ends the waits of jobs that shall stop, or that were woken just while they were going to wait, and of structures
     * with such a job; a worker that is at it hears by itself.
     */
    void endNeedlessWaits() {
        goOn(JobTasks.PLAN, jdbc.sql("""
                        select id
                          from job
                         where ended_at is null and state = 'PLANNING' and (stop_requested or waiting is null)
                        """).query(String.class).list());
        wakeWriters(jdbc.sql("""
                        select distinct structure
                          from job
                         where ended_at is null and approved_at is not null
                           and (stop_requested or state = 'APPLYING' and waiting is null)
                        """).query(Long.class).list());
    }

    /** Ends the waits of these structures. */
    void wake(Collection<Long> structures) {
        goOn(
                JobTasks.PLAN,
                jdbc.sql("select id from job where structure = any(:structures) and state = 'PLANNING'")
                        .param("structures", structures.toArray(Long[]::new))
                        .query(String.class)
                        .list());
        wakeWriters(structures);
    }

    private void wakeWriters(Collection<Long> structures) {
        goOn(JobTasks.APPLY, structures.stream().map(String::valueOf).toList());
    }

    private void goOn(TaskDescriptor<Void> task, List<String> instances) {
        jdbc.sql("""
                        select task_instance
                          from scheduled_tasks
                         where task_name = :task and task_instance = any(:instances)
                           and not picked and execution_time > :now
                        """)
                .param("task", task.getTaskName())
                .param("instances", instances.toArray(String[]::new))
                .param("now", JobRows.timestamp(clock.instant()))
                .query(String.class)
                .list()
                .forEach(instance -> now(task, instance));
    }

    private void now(TaskDescriptor<Void> task, String instance) {
        try {
            scheduler.reschedule(task.instanceId(instance), clock.instant());
        } catch (TaskInstanceException begun) {
            LOG.debug("Task {} of {} is at work already", task.getTaskName(), instance, begun);
        }
    }

    private void schedule(TaskDescriptor<Void> task, String instance) {
        scheduler.scheduleIfNotExists(task.instance(instance).build(), clock.instant());
    }
}
