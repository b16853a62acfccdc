package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which moment a date stands for, in the zone of who asks. */
class DatesTest {

    @ParameterizedTest
    @MethodSource
    void literals(String zone, String text, String moment) {
        var caller = new Caller(Optional.empty(), List.of(), ZoneId.of(zone), Orchard.NOW);

        assertThat(DateText.moment(text, caller)).contains(Instant.parse(moment));
    }

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("UTC", "2023-07-03", "2023-07-03T00:00:00Z"),
                Arguments.of("-11:00", "2023-07-03", "2023-07-03T11:00:00Z"),
                Arguments.of("+14:00", "2023-07-03", "2023-07-02T10:00:00Z"),
                Arguments.of("Asia/Kolkata", "2023/07/03 10:03", "2023-07-03T04:33:00Z"),
                // In Berlin the hour from two to three does not exist on the first day, and exists twice on the second.
                Arguments.of("Europe/Berlin", "2023-03-26 02:30", "2023-03-26T01:30:00Z"),
                Arguments.of("Europe/Berlin", "2023-10-29 02:30", "2023-10-29T00:30:00Z"),
                Arguments.of("Europe/Berlin", "2023-10-29 03:30", "2023-10-29T02:30:00Z"),
                Arguments.of("+14:00", "-1w 2d", "2023-06-26T12:34:56Z"),
                Arguments.of("UTC", "+1h 30m", "2023-07-05T14:04:56Z"),
                Arguments.of("UTC", "2d", "2023-07-07T12:34:56Z"));
    }

    @ParameterizedTest
    @MethodSource
    void functions(String zone, String now, String call, String moment) {
        var names = new NoNames();
        var caller = new Caller(Optional.empty(), List.of(), ZoneId.of(zone), Instant.parse(now));
        var check = JqlCheck.of(Jql.parse("created = " + call), names, caller);

        assertThat(check.errors()).isEmpty();
        assertThat(check.sql().parameters().getLast()).hasToString(moment);
    }

    static Stream<Arguments> functions() {
        var noon = "2023-07-05T12:34:56Z";
        return Stream.of(
                Arguments.of("UTC", noon, "now()", "2023-07-05T12:34:56Z"),
                Arguments.of("UTC", noon, "startOfDay()", "2023-07-05T00:00Z"),
                Arguments.of("+14:00", noon, "startOfDay()", "2023-07-05T10:00Z"),
                Arguments.of("-11:00", "2023-07-05T10:00:00Z", "startOfDay()", "2023-07-04T11:00Z"),
                Arguments.of("UTC", noon, "startOfDay(-1)", "2023-07-04T00:00Z"),
                Arguments.of("UTC", noon, "startOfDay(\"+2h\")", "2023-07-05T02:00Z"),
                Arguments.of("UTC", noon, "endOfDay()", "2023-07-05T23:59:59.999Z"),
                Arguments.of("UTC", noon, "startOfWeek()", "2023-07-02T00:00Z"),
                Arguments.of("UTC", noon, "endOfWeek(1w)", "2023-07-15T23:59:59.999Z"),
                Arguments.of("UTC", noon, "startOfMonth(-1)", "2023-06-01T00:00Z"),
                Arguments.of("UTC", noon, "startOfMonth(10m)", "2023-07-01T00:10Z"),
                Arguments.of("UTC", noon, "startOfMonth(2M)", "2023-09-01T00:00Z"),
                Arguments.of("UTC", "2023-02-28T01:00:00Z", "endOfMonth(1)", "2023-03-31T23:59:59.999Z"),
                Arguments.of("UTC", noon, "endOfMonth(\"+15d\")", "2023-08-15T23:59:59.999Z"),
                Arguments.of("UTC", noon, "startOfYear(-1y)", "2022-01-01T00:00Z"),
                Arguments.of("UTC", noon, "ENDOFYEAR()", "2023-12-31T23:59:59.999Z"),
                // Both days are not 24 hours long in Berlin.
                Arguments.of("Europe/Berlin", "2023-03-26T12:00:00Z", "startOfDay()", "2023-03-25T23:00Z"),
                Arguments.of("Europe/Berlin", "2023-03-26T12:00:00Z", "endOfDay()", "2023-03-26T21:59:59.999Z"),
                Arguments.of("Europe/Berlin", "2023-10-29T12:00:00Z", "endOfDay()", "2023-10-29T22:59:59.999Z"));
    }
}
