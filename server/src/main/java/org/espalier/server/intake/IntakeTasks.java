package org.espalier.server.intake;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.TrackerTrouble;
import org.espalier.server.tracker.Watching;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The work in the background: one execution looks at one connection, one refreshes its issues. The round asks for what
 * is due and for what a server left when it died.
 */
@Configuration(proxyBeanMethods = false)
class IntakeTasks {
    static final TaskDescriptor<Void> LOOK = TaskDescriptor.of("look");
    static final TaskDescriptor<Void> REFRESH = TaskDescriptor.of("refresh");
    private static final TaskDescriptor<Void> ROUND = TaskDescriptor.of("round");

    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(5);

    /** A site that does not answer is asked again no sooner. */
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(IntakeTasks.class);

    @Bean
    Task<Void> roundTask(Watching watching, NoticeTable notices, IntakeQueue queue, InstantSource clock) {
        return Tasks.recurring(ROUND, FixedDelay.of(BETWEEN_ROUNDS)).execute((instance, context) -> {
            watching.due().forEach(queue::look);
            notices.waiting(clock.instant()).forEach(queue::refresh);
        });
    }

    /** A connection that was not looked at, for whatever reason, is due at the next round again. */
    @Bean
    Task<Void> lookTask(Watching watching) {
        return Tasks.custom(LOOK)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) -> operations.stop())
                .execute((instance, context) -> {
                    watching.look(new ConnectionId(instance.getId()));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    @Bean
    Task<Void> refreshTask(ObjectProvider<Intake> intake, InstantSource clock) {
        return Tasks.custom(REFRESH)
                .onDeadExecutionRevive()
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, clock.instant().plus(AFTER_TROUBLE)))
                .execute((instance, context) -> {
                    try {
                        intake.getObject().refresh(new ConnectionId(instance.getId()));
                        return new CompletionHandler.OnCompleteRemove<>();
                    } catch (TrackerTrouble trouble) {
                        LOG.info(
                                "Issues of connection {} were not refreshed: {}", instance.getId(), trouble.sentence());
                        var pause = trouble.gap().pause().orElse(AFTER_TROUBLE);
                        var next = clock.instant().plus(pause);
                        return (done, operations) -> operations.reschedule(done, next);
                    }
                });
    }
}
