package org.espalier.server.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * What the headers of an answer say about the limits of the site (jira-api §15).
 *
 * @param now when the answer came, by our clock
 */
record Signals(int status, HttpHeaders headers, Instant now) {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** A site under maintenance may be back long before the end that it told, and is asked again after this. */
    static final Duration LONGEST_BUSY = Duration.ofMinutes(5);

    /** The wait that the site asks for; none at all is no wait, for the usual one is longer. */
    Optional<Duration> asked() {
        return number(HttpHeaders.RETRY_AFTER)
                .map(Duration::ofSeconds)
                .or(this::untilDate)
                .or(this::untilReset)
                .filter(Duration::isPositive)
                .map(asked -> asked.compareTo(longest()) > 0 ? longest() : asked);
    }

    private Duration longest() {
        return status / 100 == 5 ? LONGEST_BUSY : LONGEST_WAIT;
    }

    /** A wait may be told as the moment at which it is over (RFC 9110, 10.2.3). */
    private Optional<Duration> untilDate() {
        try {
            long date = headers.getFirstDate(HttpHeaders.RETRY_AFTER);
            return date < 0 ? Optional.empty() : Optional.of(until(Instant.ofEpochMilli(date)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** By the clock of the site, since ours may go otherwise. */
    private Duration until(Instant moment) {
        long date = headers.getDate();
        return Duration.between(date < 0 ? now : Instant.ofEpochMilli(date), moment);
    }

    private Optional<Duration> untilReset() {
        return Optional.ofNullable(headers.getFirst("X-RateLimit-Reset")).flatMap(text -> {
            try {
                return Optional.of(until(OffsetDateTime.parse(text.strip()).toInstant()));
            } catch (DateTimeException | IllegalArgumentException _) {
                return Optional.empty();
            }
        });
    }

    Throttle throttle() {
        return Optional.ofNullable(headers.getFirst("RateLimit-Reason"))
                .map(Throttle::reasoned)
                .orElse(Throttle.UNSAID);
    }

    /** Whether less than a fifth of what the site allows is left. */
    boolean nearLimit() {
        return "true".equalsIgnoreCase(headers.getFirst("X-RateLimit-NearLimit"));
    }

    /**
     * How long it takes a Data Center to allow so many requests again; absent where it allows them now, or does not
     * count.
     *
     * @param most at most a quarter of all that it allows is wanted, and at least one
     */
    Optional<Duration> refilling(int most) {
        var remaining = number("X-RateLimit-Remaining");
        var rate = number("X-RateLimit-FillRate").filter(each -> each > 0);
        var interval = number("X-RateLimit-Interval-Seconds").filter(each -> each > 0);
        if (remaining.isEmpty() || rate.isEmpty() || interval.isEmpty()) {
            return Optional.empty();
        }
        long quarter = number("X-RateLimit-Limit").orElse(Long.MAX_VALUE) / 4;
        long wanted = Math.clamp(quarter, 1, most);
        long missing = wanted - remaining.get();
        if (missing <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Math.ceilDiv(missing, rate.get()) * interval.get()));
    }

    private Optional<Long> number(String header) {
        return Optional.ofNullable(headers.getFirst(header))
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf);
    }
}
