package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.LINK;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Ending;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.LookProgress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Single writes: each is sent exactly once, and its answer says no more than is known (L9, L10). */
class JiraTrackerAttemptTest {

    private static final List<String> CAUSES =
            List.of("GET /rest/api/3/project/search", "GET /rest/api/3/issueLinkType");

    private static final Link BLOCKS = new Link(new LinkTypeId(100), new IssueId(1), new IssueId(2));
    private static final Change.OfTracker CREATE = new Change.LinkCreate(BLOCKS);
    private static final Change.OfTracker DELETE = new Change.LinkDelete(BLOCKS);
    private static final String DELETED = "DELETE /rest/api/3/issueLink/31";

    private static final String SELF = "GET /rest/api/2/myself";
    private static final String LACKING = "Jira refused to create the link: this account lacks the permission Link"
            + " Issues: No Link Issue Permission for issue 'TEST-2'. Nothing was changed there.";

    /** The link stands there under the number 31. */
    private static final TrackerSight NOW = new TrackerSight(
            Map.of(
                    new IssueId(1),
                    new IssueSight(
                            new IssueId(1),
                            new IssueKey("TEST-1"),
                            Optional.empty(),
                            List.of(),
                            Set.of(new SeenLink(31, BLOCKS, new IssueKey("TEST-2"))))),
            Set.of(),
            Map.of(),
            Map.of(),
            List.of());

    private final RecordedSite site = new RecordedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test // jira-api 8: in the request the inward issue is the source.
    void aCreatedLinkNamesItsSourceAsTheInwardIssue() {
        site.jira.when(LINK, empty(201));

        assertThat(site.attempt(CREATE, NOW)).isEqualTo(new Answer.Done());
        assertThat(site.jira.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.body())
                        .contains(
                                "\"type\":{\"id\":\"100\"}",
                                "\"inwardIssue\":{\"id\":\"1\"}",
                                "\"outwardIssue\":{\"id\":\"2\"}")
                        .doesNotContain("comment"));
    }

    @Test
    void aLinkIsDeletedByTheNumberThatTheLookShowed() {
        site.jira.when(DELETED, empty(204));

        assertThat(site.attempt(DELETE, NOW)).isEqualTo(new Answer.Done());
        assertThat(site.routesAsked()).containsExactly(DELETED);
    }

    @Test
    void aLinkThatIsNotInSightIsNotDeleted() {
        assertThat(site.attempt(DELETE, TrackerSight.NOTHING)).isInstanceOf(Answer.NotThere.class);
        assertThat(site.jira.asked()).isEmpty();
    }

    @Test // L9: whether somebody was faster or the account may not see it, the next look tells.
    void aDeletionThatFindsNothingToDeleteWasSurelyNotCarriedOut() {
        site.jira.when(DELETED, json(404, "{\"errorMessages\":[\"No issue link with id '31' exists.\"]}"));

        assertThat(site.attempt(DELETE, NOW)).isInstanceOf(Answer.NotThere.class);
        assertThat(site.routesAsked()).containsExactly(DELETED);
    }

    @Test
    void aConnectionThatMayNotWriteSendsNothing() {
        try (var closed = new JiraCloud(site.pause, site.pause).open(site.access(Writing.OFF))) {
            assertThat(closed.tracker(LookProgress.UNHEARD).attempt(List.of(CREATE), NOW))
                    .hasOnlyElementsOfType(Answer.Refused.class);
        }
        assertThat(site.jira.asked()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        LINK,
                        json(400, "{\"errorMessages\":[\"You cannot link an issue to itself.\"],\"errors\":{}}"),
                        "Jira refused to create the link: You cannot link an issue to itself. Nothing was changed there."),
                arguments(
                        LINK,
                        json(403, "{}"),
                        "Jira refused to create the link: this account may not do it. Nothing was changed there."),
                arguments(
                        LINK,
                        json(404, "{\"errorMessages\":[\"No issue link type with id '100' found.\"]}"),
                        "Jira refused to create the link: No issue link type with id '100' found. Nothing was changed there."),
                arguments(
                        LINK,
                        empty(404),
                        "Jira refused to create the link: an issue or the link type is not there, or hidden from this"
                                + " account. Nothing was changed there."),
                arguments(
                        LINK,
                        json(413, "{}"),
                        "Jira refused to create the link: an issue has as many links as Jira allows. Nothing was changed"
                                + " there."),
                arguments(
                        DELETED,
                        json(403, "{\"errorMessages\":[\"You may not.\"]}"),
                        "Jira refused to delete the link: You may not. Nothing was changed there."),
                arguments(
                        LINK,
                        plain(403, "XSRF check failed"),
                        "Jira refused to create the link: this account may not do it. Nothing was changed there."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalSaysInOneSentenceWhatAPersonCanMend(String route, RecordedJira.Answer answer, String sentence) {
        site.jira.when(route, answer);

        assertThat(site.attempt(change(route), NOW)).isEqualTo(new Answer.Refused(sentence));
        assertThat(askedButForCauses()).containsExactly(route);
    }

    static Stream<Arguments> refusalsOfALinkedCredential() {
        var whose = " Nothing was changed there. It was asked with the credential that bob linked.";
        return Stream.of(
                arguments(json(403, "{\"errorMessages\":[\"You may not.\"]}"), "You may not." + whose),
                arguments(json(401, "{}").with("X-Seraph-LoginReason", "OK"), "the permission Link Issues." + whose),
                arguments(empty(404), "hidden from this account." + whose),
                arguments(json(400, "{}"), "it gave no reason (400). Nothing was changed there."));
    }

    @ParameterizedTest // L18: what an account may not, only who linked it can mend.
    @MethodSource("refusalsOfALinkedCredential")
    void aRefusalTellsWhoseCredentialMayNot(RecordedJira.Answer answer, String end) {
        site.jira.when(LINK, answer);
        var own = site.access(Writing.ALLOWED);
        var shown = new Access.Shown(own.proof(), Optional.of("bob"), Optional.empty());

        try (var linked = new JiraCloud(site.pause, site.pause)
                .open(new Access(own.address(), shown, Writing.ALLOWED, own.way(), Optional.empty()))) {
            assertThat(linked.tracker(LookProgress.UNHEARD).attempt(List.of(CREATE), NOW))
                    .singleElement()
                    .asInstanceOf(type(Answer.Refused.class))
                    .satisfies(refused -> assertThat(refused.sentence()).endsWith(end));
        }
    }

    static Stream<Arguments> unknownEnds() {
        return Stream.of(
                arguments(LINK, json(500, "{}")),
                arguments(LINK, json(503, "{}").with("Retry-After", "1")),
                arguments(LINK, html(502)),
                arguments(LINK, json(408, "{}")),
                arguments(LINK, html(200)),
                arguments(LINK, empty(201).with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED")),
                arguments(LINK, empty(201).ending(Ending.CUT_BEFORE_THE_FIRST_BYTE)),
                arguments(LINK, json(201, "{}").ending(Ending.CUT_INSIDE)),
                arguments(DELETED, empty(204).ending(Ending.CUT_BEFORE_THE_FIRST_BYTE)));
    }

    @ParameterizedTest // L10: unknown, never failed.
    @MethodSource("unknownEnds")
    void aWriteWhoseEndIsNotKnownIsLost(String route, RecordedJira.Answer answer) {
        site.jira.when(route, answer);

        assertThat(site.attempt(change(route), NOW)).isInstanceOf(Answer.Lost.class);
        assertThat(site.routesAsked()).containsExactly(route);
    }

    @Test // jira-api 15: also some errors tell how long to wait.
    void aServerErrorTellsHowLongToWaitBeforeTheLook() {
        site.jira.when(LINK, json(503, "{}").with("Retry-After", "7"));

        assertThat(site.attempt(CREATE, NOW))
                .asInstanceOf(type(Answer.Lost.class))
                .satisfies(lost -> assertThat(lost.pause()).contains(Duration.ofSeconds(7)));
    }

    @Test // It may last for ever, so that it is not for later.
    void aWriteThatMetAnotherIsTriedAFewTimes() {
        site.jira.when(LINK, json(409, "{}"));

        assertThat(site.attempt(CREATE, NOW))
                .asInstanceOf(type(Answer.Busy.class))
                .satisfies(busy -> assertThat(busy.pause().toMillis()).isBetween(1_400L, 2_600L));
    }

    static Stream<Arguments> notCarriedOut() {
        return Stream.of(
                arguments(json(429, "{}").with("Retry-After", "9"), 9_000, 9_000),
                arguments(json(429, "{}"), 1_400, 2_600),
                arguments(html(403), 60_000, 60_000),
                arguments(html(404), 60_000, 60_000),
                arguments(plain(400, "The request was blocked."), 60_000, 60_000),
                arguments(empty(302).with("Location", "/login"), 60_000, 60_000));
    }

    @ParameterizedTest
    @MethodSource("notCarriedOut")
    void aWriteThatSurelyDidNotHappenIsForLater(RecordedJira.Answer answer, long shortest, long longest) {
        site.jira.when(LINK, answer);

        assertThat(site.attempt(CREATE, NOW))
                .asInstanceOf(type(Answer.Later.class))
                .satisfies(later -> assertThat(later.pause().toMillis()).isBetween(shortest, longest));
        assertThat(site.routesAsked()).containsExactly(LINK);
    }

    static Stream<Arguments> unauthorized() {
        var lacking = json(401, "{\"errorMessages\":[\"No Link Issue Permission for issue 'TEST-2'\"]}");
        var dead = json(401, "{}");
        var known = json("{\"name\":\"ada\"}");
        return Stream.of(
                arguments(lacking, known, List.of(LINK, SELF), LACKING),
                arguments(lacking.with("X-Seraph-LoginReason", "OK"), dead, List.of(LINK), LACKING),
                arguments(dead, dead, List.of(LINK, SELF), "refuses the user or the secret"),
                arguments(
                        dead.with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"),
                        known,
                        List.of(LINK),
                        "refuses the user or the secret"),
                arguments(dead, json(500, "{}"), List.of(LINK, SELF), "did not say whether it refuses the credential"));
    }

    @ParameterizedTest // jira-api 8: a Data Center tells by a 401 that the account may not link.
    @MethodSource("unauthorized")
    void aWriteIsRefusedForWantOfAPermissionAndWaitsForACredential(
            RecordedJira.Answer answer, RecordedJira.Answer self, List<String> asked, String words) {
        site.jira.when(LINK, answer).when(SELF, self).when(DELETED, empty(204));

        assertThat(site.attempt(CREATE, NOW)).satisfies(end -> {
            switch (end) {
                case Answer.Refused(var sentence) ->
                    assertThat(sentence).isEqualTo(words).isEqualTo(LACKING);
                case Answer.Later(var pause, var sentence) -> {
                    assertThat(pause).isEqualTo(Duration.ofMinutes(1));
                    assertThat(sentence).contains(words).isNotEqualTo(LACKING);
                }
                default -> throw new AssertionError(end);
            }
        });
        assertThat(askedButForCauses()).isEqualTo(asked);

        // Only a credential that is refused is not shown again.
        boolean goesOn = site.attempt(DELETE, NOW) instanceof Answer.Done;
        assertThat(goesOn).isEqualTo(!words.contains("refuses the user"));
    }

    @Test
    void aWriteToASiteThatIsNotThereIsForLater() {
        site.jira.close();

        assertThat(site.attempt(CREATE, NOW)).isInstanceOf(Answer.Later.class);
        assertThat(site.pause.lasted()).isEmpty();
    }

    private static RecordedJira.Answer plain(int status, String text) {
        return new RecordedJira.Answer(status, Map.of("Content-Type", "text/plain"), text, Ending.WHOLE);
    }

    private static Change.OfTracker change(String route) {
        return route.equals(LINK) ? CREATE : DELETE;
    }

    /**
     * After a refusal, which projects are archived and which link types there are is asked, too: the cause may be
     * there.
     */
    private List<String> askedButForCauses() {
        return site.routesAsked().stream()
                .filter(route -> !CAUSES.contains(route))
                .toList();
    }
}
