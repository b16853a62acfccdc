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
import org.espalier.server.tracker.StoredExpiries.Expiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in the log which credentials expire soon: 30 days ahead, 7 days ahead, and when they have (product 7). */
@Configuration(proxyBeanMethods = false)
class ExpiryWatch {

    /** What is noted as days ahead of one that has expired. */
    private static final int EXPIRED = -1;

    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
    private static final TaskDescriptor<Void> EXPIRY = TaskDescriptor.of("expiry");

    @Bean
    Task<Void> expiryTask(StoredExpiries stored, InstantSource clock) {
        return Tasks.recurring(EXPIRY, FixedDelay.ofHours(24))
                .execute((instance, context) -> warn(stored, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static void warn(StoredExpiries stored, LocalDate today) {
        for (var each : stored.all()) {
            due(each, today).ifPresent(moment -> {
                LOG.warn(warning(each, today));
                stored.told(each, moment);
            });
        }
    }

    /**
     * The moment of which to tell now, in days ahead. One that passed while no server ran is made up for, once.
     *
     * @return absent where it was told of, or is still to come
     */
    static Optional<Integer> due(Expiring credential, LocalDate today) {
        return moment(ChronoUnit.DAYS.between(today, credential.lastDay()))
                .filter(moment ->
                        credential.told().filter(told -> told <= moment).isEmpty());
    }

    private static Optional<Integer> moment(long daysAhead) {
        if (daysAhead < 0) {
            return Optional.of(EXPIRED);
        }
        if (daysAhead <= CredentialTerms.VERY_SOON) {
            return Optional.of(CredentialTerms.VERY_SOON);
        }
        return daysAhead <= CredentialTerms.SOON ? Optional.of(CredentialTerms.SOON) : Optional.empty();
    }

    static String warning(Expiring credential, LocalDate today) {
        var id = credential.connection().value();
        var when = when(ChronoUnit.DAYS.between(today, credential.lastDay()));
        return switch (credential.what()) {
            case TOKEN ->
                credential
                        .linkedBy()
                        .map(account -> "The token that " + account + " linked at connection " + id + " " + when + "; "
                                + account + " should link a new one, or what runs as " + account + " stops.")
                        .orElse("The token of connection " + id + " " + when
                                + "; enter a new one, or what rests on it stops.");
            case SIGN_IN ->
                credential
                        .linkedBy()
                        .map(account -> "The sign-in of " + account + " with Atlassian at connection " + id + " " + when
                                + "; " + account + " should sign in again, or what runs as " + account + " stops.")
                        .orElse("The sign-in of connection " + id + " with Atlassian " + when
                                + "; sign in again, or what rests on it stops.");
        };
    }

    private static String when(long days) {
        if (days < 0) {
            return "has expired";
        }
        return days == 0 ? "expires today" : days == 1 ? "expires tomorrow" : "expires in " + days + " days";
    }
}
