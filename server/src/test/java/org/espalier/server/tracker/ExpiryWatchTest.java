package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.espalier.server.StepClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says once a day of a credential whose last day comes nearer. */
class ExpiryWatchTest {

    private static final ConnectionId CONNECTION = new ConnectionId("con_test");

    private final StepClock clock = new StepClock(Instant.parse("2026-01-01T12:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "29, has nothing to say",
        "30, expires in 30 days",
        "53, expires in 7 days",
        "59, expires tomorrow",
        "60, expires today",
        "61, has expired"
    })
    void aTokenThatExpiresInSixtyDaysIsToldOfFromThirtyDaysBefore(int passed, String words) {
        var terms = terms(Optional.of(today().plusDays(60)));
        clock.step(Duration.ofDays(passed));

        assertThat(ExpiryWatch.warning(CONNECTION, terms, today()).orElse("has nothing to say"))
                .contains(words);
    }

    @Test
    void aTokenOfWhichNobodyKnowsTheLastDayIsNotToldOf() {
        assertThat(ExpiryWatch.warning(CONNECTION, terms(Optional.empty()), today()))
                .isEmpty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static CredentialTerms terms(Optional<LocalDate> expires) {
        return new CredentialTerms(expires, CredentialTerms.Holder.PERSON, Optional.empty(), Optional.empty());
    }
}
