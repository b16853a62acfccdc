package org.espalier.server.intake;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.InstantSource;
import org.espalier.server.tracker.ConnectionId;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks for background work, once for each connection on all servers together, in the transaction of the caller. */
@Component
class IntakeQueue {

    private final SchedulerClient scheduler;
    private final InstantSource clock;

    IntakeQueue(@Lazy SchedulerClient scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void look(ConnectionId connection) {
        schedule(IntakeTasks.LOOK, connection);
    }

    void refresh(ConnectionId connection) {
        schedule(IntakeTasks.REFRESH, connection);
    }

    private void schedule(TaskDescriptor<Void> task, ConnectionId connection) {
        scheduler.scheduleIfNotExists(task.instance(connection.value()).build(), clock.instant());
    }
}
