package org.espalier.server.tracker;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in the log, once a day, which credentials expire soon. */
@Configuration(proxyBeanMethods = false)
class ExpiryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
    private static final TaskDescriptor<Void> EXPIRY = TaskDescriptor.of("expiry");

    @Bean
    Task<Void> expiryTask(Connections connections, InstantSource clock) {
        return Tasks.recurring(EXPIRY, FixedDelay.ofHours(24))
                .execute(
                        (instance, context) -> warn(connections, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static void warn(Connections connections, LocalDate today) {
        for (var each : connections.all()) {
            var terms = connections.terms(each.id());
            if (terms.expiresSoon(today)) {
                long days = ChronoUnit.DAYS.between(today, terms.expires().orElseThrow());
                LOG.warn(
                        "The token of connection {} {}; enter a new one, or what rests on it stops.",
                        each.id().value(),
                        days < 0 ? "has expired" : "expires in " + days + " days");
            }
        }
    }
}
