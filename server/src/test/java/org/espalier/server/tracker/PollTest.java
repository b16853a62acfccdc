package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How far a poll looks back. The stamps are those of a site in Berlin. */
class PollTest {

    private static final String NOON = "2026-11-28T13:00:00.000+0100";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    static Stream<Arguments> pasts() {
        return Stream.of(
                Arguments.of("one turn later", NOON, "2026-11-28T13:01:00.000+0100", 15),
                Arguments.of(
                        "parts of a minute are never cut off the overlap", NOON, "2026-11-28T13:01:59.999+0100", 15),
                Arguments.of("a night of standing still", NOON, "2026-11-29T13:00:00.000+0100", 1_454),
                Arguments.of("another zone writes the same moment", NOON, "2026-11-28T23:00:00.000+1100", 14),
                Arguments.of(
                        "clocks go back: half past two comes twice",
                        "2026-10-25T02:30:00.000+0200",
                        "2026-10-25T02:30:00.000+0100",
                        74),
                Arguments.of(
                        "clocks go back: a smaller reading is a later moment",
                        "2026-10-25T02:50:00.000+0200",
                        "2026-10-25T02:10:00.000+0100",
                        34),
                Arguments.of(
                        "clocks go forward: from two to three no time passes",
                        "2026-03-29T01:59:00.000+0100",
                        "2026-03-29T03:01:00.000+0200",
                        16),
                Arguments.of("the site's clock is set back", NOON, "2026-11-28T12:00:00.000+0100", 14),
                Arguments.of("the site's clock is set forward", NOON, "2026-11-28T14:00:00.000+0100", 74));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pasts") // jira-api 16
    void thePastIsMeasuredByTheSitesOwnClock(String name, String last, String now, int minutes) {
        var past = new Poll.Past(
                OffsetDateTime.parse(last, STAMP).toInstant(),
                OffsetDateTime.parse(now, STAMP).toInstant());

        assertThat(past.length()).as(name).isEqualTo(Duration.ofMinutes(minutes));
    }
}
