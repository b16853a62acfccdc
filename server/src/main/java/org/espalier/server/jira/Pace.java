package org.espalier.server.jira;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.espalier.server.platform.Pause;
import org.springframework.http.HttpMethod;

/** Keeps what is sent to one site below its limits for bursts, and few enough at once (jira-api §15). */
final class Pace {

    /** The most requests under way at once. */
    static final int AT_ONCE = 8;

    private static final int READS_PER_SECOND = 100;
    private static final int CHANGES_PER_SECOND = 50;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final InstantSource clock;
    private final Pause pause;

    Pace(InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Sends when it is this request's turn; nothing is sent and answered when that would take too long. */
    <T> Optional<T> inTurn(JiraRequest request, Duration longest, Sending<T> sending)
            throws JiraFailure, InterruptedException {
        if (!places.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        try {
            var bucket = buckets.computeIfAbsent(request.method() + " " + request.route(), route -> bucket(request));
            long wait = bucket.consumeIgnoringRateLimits(1);
            if (wait > 0) {
                pause.last(Duration.ofNanos(wait));
            }
            return Optional.of(sending.send());
        } finally {
            places.release();
        }
    }

    private Bucket bucket(JiraRequest request) {
        boolean mild =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.POST);
        int most = mild ? READS_PER_SECOND : CHANGES_PER_SECOND;
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofSeconds(1)))
                .withCustomTimePrecision(new Meter(clock))
                .build();
    }

    /** The sending of one request. */
    interface Sending<T> {
        T send() throws JiraFailure, InterruptedException;
    }

    /** The platform's clock as buckets read it. */
    private record Meter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
