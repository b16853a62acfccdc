package org.espalier.server.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.Timestamp;
import java.time.Instant;
import org.espalier.server.platform.SteadyClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time by which the queue goes: the platform's, which goes on from the last sign of life that any node left in the
 * queue. So what waits there comes due, and dead workers are found, although the machine's clock was set back while no
 * server ran.
 */
@Component
class QueueClock implements Clock {
    private final SteadyClock clock;

    QueueClock(SteadyClock clock, JdbcClient jdbc) {
        this.clock = clock;
        jdbc.sql("""
                        select greatest(max(last_success), max(last_failure), max(last_heartbeat))
                          from scheduled_tasks
                        """)
                .query((row, number) -> row.getTimestamp(1))
                .optional()
                .map(Timestamp::toInstant)
                .ifPresent(clock::goOnFrom);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
