package org.espalier.sandbox.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Counts what was used up of the limits that are switched on; safe for use by several threads. */
@Component
class RateLimits {

    /**
     * A request.
     *
     * @param route its method and the template of its path
     */
    record Request(String method, String route, String user) {}

    /** Whether a request may pass, and what the headers of its answer say of limits. */
    record Verdict(boolean passes, Map<String, String> headers) {

        Verdict {
            headers = Map.copyOf(headers);
        }
    }

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Map<String, Integer> BURSTS = Map.of("GET", 100, "POST", 100, "PUT", 50, "DELETE", 50);
    private static final int BURST_OF_ISSUE = 150;
    private static final int BURST_OF_CHANGELOG = 200;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, TokenBucket> bursts = new HashMap<>();
    private final Map<String, TokenBucket> users = new HashMap<>();
    private final Map<String, RecentWrites> writes = new HashMap<>();
    private Limits limits = Limits.NONE;
    private long points;
    private Instant reset = Instant.EPOCH;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    Limits current() {
        lock.lock();
        try {
            return limits;
        } finally {
            lock.unlock();
        }
    }

    /** Replaces all limits, and forgets what was used up. */
    void set(Limits wanted) {
        lock.lock();
        try {
            limits = wanted;
            bursts.clear();
            users.clear();
            writes.clear();
            points = 0;
            reset = Instant.EPOCH;
        } finally {
            lock.unlock();
        }
    }

    /** Judges one more request. */
    Verdict judge(Request request) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Map<String, String> headers = new LinkedHashMap<>();
            boolean passes = withinUser(request, now, headers) && withinBurst(request, now, headers);
            return new Verdict(passes, headers);
        } finally {
            lock.unlock();
        }
    }

    /** Judges one more request of an app, and pays for it. */
    Verdict pay() {
        lock.lock();
        try {
            Map<String, String> headers = new LinkedHashMap<>();
            return new Verdict(withinQuota(clock.instant(), headers), headers);
        } finally {
            lock.unlock();
        }
    }

    /** Pays for the objects that an answer to an app holds. */
    void spend(long objects) {
        lock.lock();
        try {
            points += objects;
        } finally {
            lock.unlock();
        }
    }

    private boolean withinUser(Request request, Instant now, Map<String, String> headers) {
        if (limits.perUser().isEmpty()) {
            return true;
        }
        Limits.PerUser size = limits.perUser().get();
        TokenBucket bucket = users.computeIfAbsent(
                request.user(),
                user -> new TokenBucket(size.tokens(), (double) size.fill() / size.intervalSeconds(), now));
        boolean passes = bucket.take(1, now);
        headers.putAll(ofUser(size, bucket.left(), bucket.secondsToOne()));
        return passes;
    }

    /** What Data Center says of a user's allowance; no wait while some of it is left. */
    static Map<String, String> ofUser(Limits.PerUser size, long left, long wait) {
        return Map.of(
                "X-RateLimit-Limit", Integer.toString(size.tokens()),
                "X-RateLimit-Remaining", Long.toString(left),
                "X-RateLimit-FillRate", Integer.toString(size.fill()),
                "X-RateLimit-Interval-Seconds", Integer.toString(size.intervalSeconds()),
                "retry-after", Long.toString(wait));
    }

    private boolean withinQuota(Instant now, Map<String, String> headers) {
        if (limits.quota().isEmpty()) {
            return true;
        }
        Limits.Quota quota = limits.quota().get();
        if (!now.isBefore(reset)) {
            reset = now.truncatedTo(ChronoUnit.SECONDS).plus(HOUR);
            points = 0;
        }
        boolean passes = points < quota.points();
        if (passes) {
            points++;
        }
        long left = Math.max(0, quota.points() - points);
        headers.put("X-RateLimit-Limit", Integer.toString(quota.points()));
        headers.put("X-RateLimit-Remaining", Long.toString(left));
        headers.put("X-RateLimit-NearLimit", Boolean.toString(left * 5 < quota.points()));
        if (!passes) {
            headers.put("X-RateLimit-Reset", reset.toString());
            refuse(
                    headers,
                    quota.shared().reason(),
                    Duration.between(now, reset).toSeconds() + 1);
        }
        return passes;
    }

    private boolean withinBurst(Request request, Instant now, Map<String, String> headers) {
        if (limits.burstPercent() == 0) {
            return true;
        }
        int size = Math.max(1, burst(request) * limits.burstPercent() / 100);
        TokenBucket bucket = bursts.computeIfAbsent(request.route(), route -> new TokenBucket(size, size, now));
        if (bucket.take(1, now)) {
            return true;
        }
        headers.put("X-RateLimit-Limit", Integer.toString(size));
        headers.put("X-RateLimit-Remaining", "0");
        headers.put(
                "X-RateLimit-Reset",
                now.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString());
        refuse(headers, "jira-burst-based", Math.max(1, bucket.secondsToOne()));
        return false;
    }

    private static int burst(Request request) {
        if (request.route().endsWith("/changelog")) {
            return BURST_OF_CHANGELOG;
        }
        boolean large = request.route().endsWith("/approximate-count")
                || (request.method().equals("GET") && request.route().endsWith("/issue/{issue}"));
        return large ? BURST_OF_ISSUE : BURSTS.getOrDefault(request.method(), BURST_OF_ISSUE);
    }

    /** Judges one more write of each of the issues; unless all may be written, none counts as written. */
    Verdict judge(Collection<String> issues) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Map<String, String> headers = new LinkedHashMap<>();
            return new Verdict(withinIssues(issues, now, headers), headers);
        } finally {
            lock.unlock();
        }
    }

    private boolean withinIssues(Collection<String> issues, Instant now, Map<String, String> headers) {
        if (limits.writesPerIssue() == 0) {
            return true;
        }
        List<RecentWrites> recent = issues.stream()
                .map(issue -> writes.computeIfAbsent(issue, unwritten -> new RecentWrites()))
                .toList();
        long wait = recent.stream()
                .mapToLong(each -> each.wait(limits.writesPerIssue(), now))
                .max()
                .orElse(0);
        if (wait == 0) {
            recent.forEach(each -> each.note(now));
            return true;
        }
        headers.put("X-RateLimit-Limit", Integer.toString(limits.writesPerIssue()));
        headers.put("X-RateLimit-Remaining", "0");
        headers.put(
                "X-RateLimit-Reset",
                now.plusSeconds(wait).truncatedTo(ChronoUnit.SECONDS).toString());
        refuse(headers, "jira-per-issue-on-write", wait);
        return false;
    }

    private static void refuse(Map<String, String> headers, String reason, long seconds) {
        headers.put("RateLimit-Reason", reason);
        headers.put("Retry-After", Long.toString(seconds));
    }
}
