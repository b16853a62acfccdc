package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.espalier.core.structure.IssueId;
import org.espalier.server.jira.JiraFailure.Trouble;
import org.espalier.server.platform.Pause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

/** What is sent to a site stays below its limits, and goes on when it says so (jira-api 15). */
class PaceTest {

    private static final JiraRequest READ = JiraRequest.get("/rest/api/3/issue/{key}", "/rest/api/3/issue/TEST-1");
    private static final JiraRequest SEARCH = JiraRequest.post("/rest/api/3/search/jql", Map.of());
    private static final JiraRequest CREATE = JiraRequest.post("/rest/api/3/issueLink", Map.of());
    private static final JiraRequest DELETE =
            JiraRequest.delete("/rest/api/3/issueLink/{id}", "/rest/api/3/issueLink/7");
    private static final JiraRequest WRITE = CREATE.changing(new IssueId(1), new IssueId(2));
    private static final JiraRequest OTHER_WRITE = CREATE.changing(new IssueId(3), new IssueId(4));
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final NotedPause pause = new NotedPause();
    private final Pace pace = new Pace("jira.example", Optional.empty(), pause, pause);

    @Test
    void aHundredReadsOfARouteGoInASecondAndTheNextWaits() throws Exception {
        send(READ, 100);
        assertThat(pause.lasted()).isEmpty();

        send(READ, 2);
        assertThat(pause.lasted()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(10));
    }

    @Test
    void fiftyDeletionsOfARouteGoInASecondAndTheNextWaits() throws Exception {
        send(DELETE, 51);

        assertThat(pause.lasted()).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void eachRouteHasItsOwnLimit() throws Exception {
        send(READ, 100);
        send(CREATE, 100);
        send(DELETE, 50);

        assertThat(pause.lasted()).isEmpty();
    }

    @Test
    void twentyWritesToAnIssueGoInTwoSecondsAndAHundredInThirty() throws Exception {
        var sent = new ArrayList<Instant>();
        for (int write = 0; write < 250; write++) {
            pace.inTurn(WRITE, LONGEST, () -> sent.add(pause.instant()));
        }

        assertThat(mostWithin(sent, Duration.ofSeconds(2))).isEqualTo(20);
        assertThat(mostWithin(sent, Duration.ofSeconds(30))).isEqualTo(100);
        assertThat(pause.instant()).isBefore(Instant.EPOCH.plusSeconds(70));
    }

    @Test // L17: a write does not wait for longer than its turn.
    void aWriteThatWouldWaitTooLongIsNotSent() throws Exception {
        send(WRITE, 100, LONGEST);

        assertThat(failure(WRITE, Duration.ofSeconds(2)).sentence())
                .matches(
                        "Jira at jira.example is not asked for another 2\\d seconds, because one issue was changed too often in a"
                                + " short time\\.");
        send(OTHER_WRITE, 1, Duration.ofSeconds(2));
    }

    @ParameterizedTest // Which of a read, a search, a write and a write to other issues go on at once.
    @CsvSource({
        "jira-per-issue-on-write, true,  true,  false, true",
        "jira-burst-based,        true,  true,  false, false",
        "jira-quota-tenant-based, false, false, false, false",
        "jira-quota-global-based, false, false, false, false",
        "something-new,           false, false, false, false",
        ",                        false, false, false, false",
    })
    void eachReasonHoldsWhatItIsAbout(
            @Nullable String reason, boolean read, boolean search, boolean write, boolean other) throws Exception {
        pace.heard(
                WRITE,
                reason == null
                        ? answer(429, "Retry-After", "60")
                        : answer(429, "RateLimit-Reason", reason, "Retry-After", "60"));

        assertThat(List.of(goes(READ), goes(SEARCH), goes(WRITE), goes(OTHER_WRITE)))
                .containsExactly(read, search, write, other);
        pause.last(Duration.ofSeconds(60));
        assertThat(goes(WRITE)).isTrue();
    }

    @Test
    void theQuotaOfAnHourIsWaitedForUntilItsResetByTheClockOfTheSite() throws Exception {
        pace.heard(
                READ,
                answer(
                        429,
                        "RateLimit-Reason",
                        "jira-quota-tenant-based",
                        "Date",
                        "Thu, 01 Jan 2026 10:10:00 GMT",
                        "X-RateLimit-Reset",
                        "2026-01-01T11:00:00Z"));

        var failure = failure(SEARCH, LONGEST);
        assertThat(failure.trouble()).isEqualTo(Trouble.THROTTLED);
        assertThat(failure.retryAfter()).contains(Duration.ofMinutes(50));
        assertThat(failure.sentence())
                .isEqualTo(
                        "Jira at jira.example is not asked for another 50 minutes, because the quota of this hour is used up.");
    }

    @Test
    void anEndpointNearItsLimitGoesAtAQuarterOfThePace() throws Exception {
        pace.heard(READ, answer(200, "X-RateLimit-NearLimit", "true"));
        send(READ, 26);
        assertThat(pause.lasted()).containsExactly(Duration.ofMillis(40));

        pace.heard(READ, answer(200));
        pause.last(Duration.ofSeconds(1));
        send(READ, 100);
        assertThat(pause.lasted()).hasSize(2);
    }

    @Test
    void aDataCenterIsLeftAloneBeforeItsAllowanceRunsOut() throws Exception {
        pace.heard(READ, dataCenter("8"));
        send(READ, 1);
        assertThat(pause.lasted()).isEmpty();

        pace.heard(READ, dataCenter("3"));
        send(SEARCH, 1);
        assertThat(pause.lasted()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aPaceThatPeopleSetHoldsForAllOfAConnection() throws Exception {
        var slow = new Pace("jira.example", Optional.of(2), pause, pause);
        for (var request : List.of(READ, SEARCH, CREATE, DELETE)) {
            slow.inTurn(request, LONGEST, () -> true);
        }
        assertThat(pause.lasted()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500));
    }

    @Test // A write may not wait as long as the reads that came before it.
    void aWriteGoesInFrontOfTheReadsThatWait() throws Exception {
        var sent = new ArrayList<JiraRequest>();
        var arriving = new ArrayDeque<>(List.of(READ, READ, WRITE));
        var slow = new AtomicReference<Pace>();
        Pause whileOthersArrive = length -> {
            var next = arriving.poll();
            if (next != null) {
                arrive(next, Objects.requireNonNull(slow.get()), sent);
            }
            pause.last(length);
        };
        var one = new Pace("jira.example", Optional.of(1), pause, whileOthersArrive);
        slow.set(one);
        arrive(READ, one, sent);
        arrive(READ, one, sent);

        assertThat(sent).containsExactly(READ, WRITE, READ, READ, READ);
    }

    private static void arrive(JiraRequest request, Pace pace, List<JiraRequest> sent) throws InterruptedException {
        var longest = request.changed().isEmpty() ? LONGEST : Duration.ofSeconds(2);
        try {
            pace.inTurn(request, longest, () -> sent.add(request));
        } catch (JiraFailure failure) {
            throw new AssertionError(failure);
        }
    }

    private static Signals dataCenter(String remaining) {
        return answer(
                200,
                "X-RateLimit-Limit",
                "100",
                "X-RateLimit-Remaining",
                remaining,
                "X-RateLimit-FillRate",
                "3",
                "X-RateLimit-Interval-Seconds",
                "1",
                "Retry-After",
                "0");
    }

    @Test
    void aSilentSiteIsLeftAloneAndThenAskedOnceAtATime() throws Exception {
        for (int failed = 0; failed < Circuit.FAILURES; failed++) {
            silent(READ);
        }
        var alone = failure(SEARCH, LONGEST);
        assertThat(alone.sentence()).contains("did not answer several times in a row and is asked again in");
        assertThat(alone.retryAfter().orElseThrow().toMillis()).isBetween(1_400L, 2_600L);

        pause.last(alone.retryAfter().orElseThrow());
        var asked = new AtomicInteger();
        pace.inTurn(READ, LONGEST, () -> {
            asked.incrementAndGet();
            assertThat(failure(SEARCH, LONGEST).trouble()).isEqualTo(Trouble.NOT_SENT);
            return true;
        });
        assertThat(asked).hasValue(1);
        send(SEARCH, 8);
    }

    @Test
    void eachVainTryLeavesTheSiteAloneForLonger() throws Exception {
        for (int failed = 0; failed < Circuit.FAILURES; failed++) {
            silent(READ);
        }
        for (int opened = 1; opened <= 6; opened++) {
            pause.last(failure(READ, LONGEST).retryAfter().orElseThrow());
            silent(READ);
        }
        assertThat(failure(READ, LONGEST).retryAfter().orElseThrow().toMillis()).isBetween(21_000L, 39_000L);
    }

    private void silent(JiraRequest request) throws InterruptedException {
        try {
            pace.inTurn(request, LONGEST, () -> {
                throw JiraFailure.lost("jira.example", null);
            });
        } catch (JiraFailure failure) {
            assertThat(failure.trouble()).isEqualTo(Trouble.LOST);
        }
    }

    private boolean goes(JiraRequest request) throws InterruptedException {
        try {
            return pace.inTurn(request, Duration.ofSeconds(2), () -> true);
        } catch (JiraFailure failure) {
            assertThat(failure.trouble()).isEqualTo(Trouble.THROTTLED);
            return false;
        }
    }

    private JiraFailure failure(JiraRequest request, Duration longest) {
        return catchThrowableOfType(JiraFailure.class, () -> pace.inTurn(request, longest, () -> true));
    }

    private void send(JiraRequest request, int times) throws JiraFailure, InterruptedException {
        send(request, times, LONGEST);
    }

    private void send(JiraRequest request, int times, Duration longest) throws JiraFailure, InterruptedException {
        for (int sent = 0; sent < times; sent++) {
            assertThat(pace.inTurn(request, longest, () -> true)).isTrue();
        }
    }

    /** An answer that comes now, with these headers and their values in turn. */
    private static Signals answer(int status, String... headersAndValues) {
        var headers = new HttpHeaders();
        for (int at = 0; at < headersAndValues.length; at += 2) {
            headers.add(headersAndValues[at], headersAndValues[at + 1]);
        }
        return new Signals(status, headers, Instant.EPOCH);
    }

    private static long mostWithin(List<Instant> sent, Duration span) {
        return sent.stream()
                .mapToLong(begin -> sent.stream()
                        .filter(each -> !each.isBefore(begin) && each.isBefore(begin.plus(span)))
                        .count())
                .max()
                .orElseThrow();
    }
}
