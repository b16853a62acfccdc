package org.espalier.server.tracker;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
            warning(each.id(), connections.terms(each.id()), today).ifPresent(LOG::warn);
        }
    }

    /** Absent where the day is far away or nobody knows it. */
    static Optional<String> warning(ConnectionId id, CredentialTerms terms, LocalDate today) {
        return terms.expires()
                .filter(_ -> terms.expiresSoon(today))
                .map(day -> "The token of connection " + id.value() + " " + when(ChronoUnit.DAYS.between(today, day))
                        + "; enter a new one, or what rests on it stops.");
    }

    private static String when(long days) {
        if (days < 0) {
            return "has expired";
        }
        return days == 0 ? "expires today" : days == 1 ? "expires tomorrow" : "expires in " + days + " days";
    }
}
