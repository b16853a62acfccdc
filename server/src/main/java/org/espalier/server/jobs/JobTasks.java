package org.espalier.server.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The tasks of the queue: one execution plans one job, one applies the approved jobs of one structure (L17).
 *
 * <p>A worker that dies stops its heartbeat; after four missed ones its executions are revived, here or on another
 * node, and the work goes on where its journal ends (L11).
 */
@Configuration(proxyBeanMethods = false)
class JobTasks {
    static final TaskDescriptor<Void> PLAN = TaskDescriptor.of("plan");
    static final TaskDescriptor<Void> APPLY = TaskDescriptor.of("apply");
    private static final TaskDescriptor<Void> SWEEP = TaskDescriptor.of("sweep");
    private static final Duration AFTER_FAULT = Duration.ofSeconds(5);

    @Bean
    Task<Void> planTask(ObjectProvider<JobWork> work, InstantSource clock) {
        return untilDone(PLAN, clock, instance -> work.getObject().plan(new JobId(instance)));
    }

    @Bean
    Task<Void> applyTask(ObjectProvider<JobWork> work, InstantSource clock) {
        return untilDone(APPLY, clock, instance -> work.getObject().apply(Long.parseLong(instance)));
    }

    /** Called again after each wait that the work answers, until it answers none. */
    private static Task<Void> untilDone(
            TaskDescriptor<Void> task, InstantSource clock, Function<String, Optional<Duration>> work) {
        return Tasks.custom(task)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAULT))
                .execute((instance, context) -> {
                    var again = work.apply(instance.getId());
                    return again.<CompletionHandler<Void>>map(pause -> (done, operations) ->
                                    operations.reschedule(done, clock.instant().plus(pause)))
                            .orElseGet(CompletionHandler.OnCompleteRemove::new);
                });
    }

    /**
     * Also hears approvals, stops and wakings that came just while an execution of their structure was ending or going
     * to wait.
     */
    @Bean
    Task<Void> sweepTask(ObjectProvider<JobWork> work, JobQueue queue) {
        return Tasks.recurring(SWEEP, FixedDelay.ofSeconds(2)).execute((instance, context) -> {
            queue.wakeApproved();
            queue.endNeedlessWaits();
            work.getObject().sweep();
        });
    }
}
