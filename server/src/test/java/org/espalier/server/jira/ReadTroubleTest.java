package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.RecordedJira.signIn;
import static org.espalier.server.jira.RecordedSite.BULK_FETCH;
import static org.espalier.server.jira.RecordedSite.bare;
import static org.espalier.server.jira.RecordedSite.issues;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.RecordedJira.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong while issues are read is a gap that says what happened, after the tries that can help (L2). */
class ReadTroubleTest {

    private final RecordedSite site = new RecordedSite();

    @AfterEach
    void close() {
        site.close();
    }

    static Stream<Arguments> troubles() {
        var unreachable = Gap.Kind.UNREACHABLE;
        var dead = Gap.Kind.DEAD_TOKEN;
        var incomplete = Gap.Kind.INCOMPLETE;
        var nothing = issues();
        return Stream.of(
                arguments(html(200), unreachable, "a page for people", 1),
                arguments(signIn(200), unreachable, "a page to sign in on", 1),
                arguments(empty(302).with("Location", "/login"), unreachable, "sends on to another address (302)", 1),
                arguments(nothing.with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"), dead, "the secret", 1),
                arguments(json(400, "{}").with("X-Seraph-LoginReason", "AUTHENTICATION_DENIED"), dead, "the secret", 1),
                arguments(json(401, "{}"), dead, "refuses the user or the secret", 1),
                arguments(html(401), dead, "refuses the user or the secret", 1),
                arguments(
                        json(403, "{\"errorMessages\":[\"No licence.\"],\"errors\":{}}"),
                        dead,
                        "does not allow this account to read here (403): No licence.",
                        1),
                arguments(
                        json(410, "{\"errorMessages\":[\"The requested API has been removed.\"]}"),
                        incomplete,
                        "refused a request (410): The requested API has been removed.",
                        1),
                arguments(json(400, "{\"errors\":{\"fields\":\"Odd.\"}}"), incomplete, "(400): fields: Odd.", 1),
                arguments(html(403), unreachable, "a page for people", 1),
                arguments(signIn(403), unreachable, "a page to sign in on", 1),
                arguments(html(404), unreachable, "a page for people", 1),
                arguments(empty(404), incomplete, "refused a request (404).", 1),
                arguments(json(503, "{}"), unreachable, "an error of its own (503)", 4),
                arguments(html(502), unreachable, "an error of its own (502)", 4),
                arguments(nothing.ending(Ending.CUT_BEFORE_THE_FIRST_BYTE), unreachable, "broke off", 4),
                arguments(nothing.ending(Ending.CUT_INSIDE), unreachable, "broke off", 4));
    }

    @ParameterizedTest // L2; jira-api 3, 15, 17
    @MethodSource("troubles")
    void troubleIsAGapThatSaysWhatHappened(Answer answer, Gap.Kind kind, String words, int tries) {
        site.jira.when(BULK_FETCH, answer);

        var sight = site.look(1);

        assertThat(sight.issues()).isEmpty();
        assertThat(sight.unseen()).isEmpty();
        assertThat(sight.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(kind);
            assertThat(gap.sentence())
                    .contains(words, "localhost")
                    .endsWith(".")
                    .doesNotContain("canary");
        });
        assertThat(site.routesAsked()).filteredOn(BULK_FETCH::equals).hasSize(tries);
    }

    @Test // jira-api 3: it is no failure of the login.
    void aRefusedAuthorisationIsNoDeadToken() {
        site.jira.when(BULK_FETCH, issues(bare(1)).with("X-Seraph-LoginReason", "AUTHORISATION_FAILED"));

        assertThat(site.look(1).complete()).isTrue();
    }

    @ParameterizedTest // jira-api 15
    @ValueSource(ints = {429, 503})
    void aSiteThatAsksToWaitGetsTheWaitThatItAskedFor(int status) {
        site.jira.when(BULK_FETCH, json(status, "{}").with("Retry-After", "7"), issues(bare(1)));

        assertThat(site.look(1).complete()).isTrue();
        assertThat(site.pause.lasted()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aWaitOfOverAMinuteIsToldInsteadOfWaited() {
        site.jira.when(BULK_FETCH, json(429, "{}").with("Retry-After", "120"));

        var sight = site.look(1);

        assertThat(sight.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.THROTTLED);
            assertThat(gap.sentence()).contains("asks to wait 2 minutes");
        });
        assertThat(site.pause.lasted()).isEmpty();
        assertThat(site.jira.asked()).hasSize(1);
    }

    @Test // jira-api 15: 2 s doubling, times 0.7 to 1.3, 4 tries.
    void waitsDoubleAndAreNeverExactlyAlike() {
        site.jira.when(BULK_FETCH, json(429, "{}").with("Retry-After", "0"));

        var sight = site.look(1);

        assertThat(sight.gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.THROTTLED);
        assertThat(site.jira.asked()).hasSize(4);
        assertThat(site.pause.lasted()).hasSize(3);
        for (int at = 0; at < 3; at++) {
            long full = 2_000L << at;
            assertThat(site.pause.lasted().get(at).toMillis()).isBetween(full * 7 / 10, full * 13 / 10);
        }
    }

    @Test
    void aReadThatFailsOnceIsReadAgain() {
        site.jira.when(BULK_FETCH, json(500, "{}"), issues(bare(1)).ending(Ending.CUT_INSIDE), issues(bare(1)));

        assertThat(site.look(1).complete()).isTrue();
        assertThat(site.jira.asked()).hasSize(3);
    }

    @Test
    void aSiteThatIsNotThereIsUnreachable() {
        site.jira.close();

        var sight = site.look(1);

        assertThat(sight.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Gap.Kind.UNREACHABLE);
            assertThat(gap.sentence()).contains("the connection was refused");
        });
        assertThat(site.pause.lasted()).hasSize(3);
    }
}
