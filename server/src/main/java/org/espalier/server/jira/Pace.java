package org.espalier.server.jira;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.espalier.server.jira.Holds.Hold;
import org.espalier.server.platform.Pause;
import org.springframework.http.HttpMethod;

/**
 * Keeps what is sent to one site below its limits, few enough at once, and away from it while it asks to wait or does
 * not answer (jira-api §15). All that this process sends to the site goes through one of these.
 */
final class Pace {

    /** The most requests under way at once. */
    static final int AT_ONCE = 8;

    private static final int READS_PER_SECOND = 100;
    private static final int CHANGES_PER_SECOND = 50;

    /** What a request counts while its endpoint is near its limit. */
    private static final int WEIGHT_NEAR_LIMIT = 4;

    /** A longer wait that Jira asked for is told to whoever asked: a person has better things to do, a run says so. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

    /** Where Jira does not say how long; never more than whoever asked waits by itself. */
    private static final Duration UNSAID_WAIT = Duration.ofSeconds(1);

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Set<String> nearLimit = ConcurrentHashMap.newKeySet();
    private final Holds holds = new Holds();

    /** What waits so that the last requests of an allowance are left for people. */
    private final Holds holdsOfRuns = new Holds();

    private final IssueWrites writes = new IssueWrites();
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Speed speed = new Speed();
    private volatile Optional<Integer> perSecond;
    private volatile Optional<Bucket> budget;
    private final Circuit circuit;
    private final String host;
    private final InstantSource clock;
    private final Pause pause;

    /** @param perSecond the most requests in a second, of any kind; absent means as many as the site allows */
    Pace(String host, Optional<Integer> perSecond, InstantSource clock, Pause pause) {
        this.host = host;
        this.clock = clock;
        this.pause = pause;
        this.circuit = new Circuit(clock);
        this.perSecond = perSecond;
        this.budget = perSecond.map(this::bucket);
    }

    /** Keeps to another budget from now on; all that was learnt of the site stays. */
    void keepTo(Optional<Integer> most) {
        if (!most.equals(perSecond)) {
            perSecond = most;
            budget = most.map(this::bucket);
        }
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Sends when it is this request's turn.
     *
     * @param longest until then
     * @throws JiraFailure also when it is not sent, because that would take too long or the site is to be left alone
     */
    <T> T inTurn(JiraRequest request, Duration longest, Sending<T> sending) throws JiraFailure, InterruptedException {
        var begun = now();
        var latest = begun.plus(longest);
        waitForHolds(request, latest);
        waitForOwnLimits(request, latest);
        var left = Duration.between(now(), latest);
        if (!places.tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS)) {
            throw JiraFailure.notSent(host, "too many other requests are under way", null);
        }
        try {
            var alone = circuit.open();
            if (alone.isPresent()) {
                throw JiraFailure.leftAlone(host, alone.get());
            }
            var answer = tried(sending);
            speed.took(Duration.between(begun, now()));
            return answer;
        } finally {
            places.release();
        }
    }

    /** How long a request takes of late. */
    Duration perRequest() {
        return speed.perRequest();
    }

    private <T> T tried(Sending<T> sending) throws JiraFailure, InterruptedException {
        boolean silent = false;
        boolean answered = false;
        try {
            var answer = sending.send();
            answered = true;
            return answer;
        } catch (JiraFailure failure) {
            silent = failure.siteIsSilent();
            throw failure;
        } finally {
            if (answered) {
                circuit.answered();
            } else if (silent) {
                circuit.failed();
            } else {
                circuit.notSent();
            }
        }
    }

    /** Hears what an answer says about limits. */
    void heard(JiraRequest request, Signals signals) {
        if (signals.nearLimit()) {
            nearLimit.add(request.endpoint());
        } else {
            nearLimit.remove(request.endpoint());
        }
        if (signals.status() == 429) {
            hold(request, signals.asked().orElse(UNSAID_WAIT), signals.throttle(), signals.now());
        }
        if (signals.status() == 503) {
            signals.asked().ifPresent(wait -> hold(request, wait, Throttle.BUSY, signals.now()));
        }
        signals.refilling(1).ifPresent(wait -> hold(request, wait, Throttle.UNSAID, signals.now()));
        signals.refilling(AT_ONCE)
                .ifPresent(wait -> holdsOfRuns.add(
                        request.endpoint(),
                        List.of(),
                        new Hold(signals.now().plus(wait), Throttle.UNSAID),
                        signals.now()));
    }

    /** Asks a busy site before the end that it told, since a person asks for that. */
    void askAgain() {
        holds.forgetBusy();
    }

    private void hold(JiraRequest request, Duration wait, Throttle throttle, Instant now) {
        holds.add(request.endpoint(), request.changed(), new Hold(now.plus(wait), throttle), now);
    }

    private void waitForHolds(JiraRequest request, Instant latest) throws JiraFailure, InterruptedException {
        while (true) {
            var held = held(request);
            if (held.isEmpty()) {
                return;
            }
            var wait = held.get().left(now());
            if (wait.compareTo(LONGEST_HOLD) > 0) {
                throw JiraFailure.held(host, wait, held.get().throttle());
            }
            rest(wait, latest, held.get().throttle());
        }
    }

    private Optional<Hold> held(JiraRequest request) {
        var ofAll = holds.on(request.endpoint(), request.changed(), now());
        if (request.forPerson()) {
            return ofAll;
        }
        var ofRuns = holdsOfRuns.on(request.endpoint(), request.changed(), now());
        return Stream.concat(ofAll.stream(), ofRuns.stream()).max(Comparator.comparing(Hold::until));
    }

    private void waitForOwnLimits(JiraRequest request, Instant latest) throws JiraFailure, InterruptedException {
        rest(writes.waitFor(request.changed(), now()), latest, Throttle.ISSUE);
        var most = budget;
        if (most.isPresent()) {
            take(request, 1, most.get(), latest, Throttle.BUDGET);
        }
        int weight = nearLimit.contains(request.endpoint()) ? WEIGHT_NEAR_LIMIT : 1;
        var bucket = buckets.computeIfAbsent(request.endpoint(), _ -> bucket(request));
        take(request, weight, bucket, latest, Throttle.ENDPOINT);
        writes.note(request.changed(), now());
    }

    /**
     * A write goes in front of all reads that wait, for it may not wait as long as they: it reserves its turn, which
     * they take when it has come.
     */
    private void take(JiraRequest request, int weight, Bucket bucket, Instant latest, Throttle throttle)
            throws JiraFailure, InterruptedException {
        if (request.changed().isEmpty()) {
            while (!bucket.tryConsume(weight)) {
                rest(refilled(weight, bucket), latest, throttle);
            }
        } else {
            refuseLate(refilled(weight, bucket), latest, throttle);
            rest(Duration.ofNanos(bucket.consumeIgnoringRateLimits(weight)), latest, throttle);
        }
    }

    private static Duration refilled(int weight, Bucket bucket) {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(weight).getNanosToWaitForRefill());
    }

    private void rest(Duration wait, Instant latest, Throttle throttle) throws JiraFailure, InterruptedException {
        refuseLate(wait, latest, throttle);
        if (wait.isPositive()) {
            pause.last(wait);
        }
    }

    private void refuseLate(Duration wait, Instant latest, Throttle throttle) throws JiraFailure {
        if (wait.isPositive() && now().plus(wait).isAfter(latest)) {
            throw JiraFailure.held(host, wait, throttle);
        }
    }

    private Bucket bucket(JiraRequest request) {
        boolean mild =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.POST);
        return bucket(mild ? READS_PER_SECOND : CHANGES_PER_SECOND);
    }

    private Bucket bucket(int most) {
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
