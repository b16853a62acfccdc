package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.empty;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.RecordedJira.signIn;
import static org.espalier.server.sync.LinkedJira.CREATE;
import static org.espalier.server.sync.LinkedJira.LOOK;
import static org.espalier.server.sync.LinkedJira.STILL_KNOWN;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.util.stream.Stream;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.StrangersJira;
import org.espalier.server.tracker.TrackerHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens at Jira while a confirmed plan waits: each trouble has its own sentence, and leaves structure, Jira and
 * agreement as they were, or says exactly what was written (L2, L10, L15).
 */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class TroubleWhileWaitingTest {

    private static final Answer EXPIRED = json(401, "{}");
    private static final String FAMILY = "-1:0:1,-2:1:2,-3:1:3";

    private LinkJobs jobs;
    private LinkedJira jira;

    @BeforeAll
    void start() {
        jobs = new LinkJobs();
        jira = jobs.jira();
    }

    @AfterAll
    void end() {
        jobs.close();
    }

    @AfterEach
    void mend() {
        jira.forget();
        moveTo(jira.url());
        enable("null");
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                arguments("an expired token", LOOK, EXPIRED, "refuses the user or the secret"),
                arguments(
                        "a dead token that is answered as a visitor",
                        LOOK,
                        json("{\"issues\":[]}").with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"),
                        "refuses the user or the secret"),
                arguments("a token that expires before a write", CREATE, EXPIRED, "refuses the user or the secret"),
                arguments("a site that answers HTML", LOOK, html(200), "a page for people"),
                arguments("a proxy's sign-in page", LOOK, signIn(200), "a page to sign in on"),
                arguments(
                        "a proxy that sends on to its sign-in page",
                        LOOK,
                        empty(302).with("Location", "https://proxy.invalid/login"),
                        "sends on to another address (302)"),
                arguments(
                        "a quota used up",
                        LOOK,
                        json(429, "{}")
                                .with("RateLimit-Reason", "jira-quota-tenant-based")
                                .with("Retry-After", "1800"),
                        " asks to wait 30 minutes, because the quota of this hour is used up."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void aRunThatCannotGoOnWaitsWithASentenceAndTouchesNothing(String what, String route, Answer answer, String words) {
        // What a site asks for holds until it is left, so that each trouble has one of its own.
        try (var site = copy()) {
            moveTo(site.url());
            var structure = jobs.structure(FAMILY);
            var before = kept(structure);
            var job = jobs.planned(jobs.links(structure), "FROM_STRUCTURE");
            site.amiss(route, answer);
            site.amiss(STILL_KNOWN, EXPIRED);
            jobs.confirm(job);
            jobs.until(what, () -> jobs.state(job).get("waiting").asString("").contains(words));

            jobs.stop(job);
            jobs.awaited(job, "STOPPED");
            assertThat(site.links()).isZero();
            assertThat(kept(structure)).isEqualTo(before);
        }
    }

    @Test
    void aCertificateThatNobodySignedIsWaitedOut() {
        try (var stranger = StrangersJira.start()) {
            jobs.server().part(TrackerHosts.class).exempt(stranger.url());
            var structure = jobs.structure(FAMILY);
            var job = jobs.planned(jobs.links(structure), "FROM_STRUCTURE");
            var before = kept(structure);
            moveTo(stranger.url());
            aimAt(stranger.url());
            jobs.confirm(job);
            jobs.until(
                    "the sentence",
                    () -> jobs.state(job).get("waiting").asString("").contains("its certificate is not trusted"));

            jobs.stop(job);
            jobs.awaited(job, "STOPPED");
            assertThat(stranger.requests()).isZero();
            assertThat(kept(structure)).isEqualTo(before);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(
                        "a link type removed",
                        CREATE,
                        json(404, "{\"errorMessages\":[\"No issue link type with id '100' found.\"]}"),
                        "Jira refused to create the link: No issue link type with id '100' found. Nothing was changed there."),
                arguments(
                        "a project made read-only",
                        CREATE,
                        json(403, "{\"errorMessages\":[\"The project is archived.\"]}"),
                        "Jira refused to create the link: The project is archived. Nothing was changed there."),
                arguments(
                        "a permission taken away",
                        CREATE,
                        json(401, "{\"errorMessages\":[\"No Link Issue Permission.\"]}"),
                        "Jira refused to create the link: this account lacks the permission Link Issues: No Link Issue Permission."
                                + " Nothing was changed there."),
                arguments(
                        "a project archived",
                        LOOK,
                        json("{\"issues\":[],\"issueErrors\":[]}"),
                        "Jira does not show one of the two issues of the link to this account. Nothing was written; it may be"
                                + " deleted or archived, or the account lacks the permission to see it."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aChangeThatCannotComeTrueIsListedWithItsReason(String what, String route, Answer answer, String why) {
        var structure = jobs.structure(FAMILY);
        var before = kept(structure);
        var job = jobs.planned(jobs.links(structure), "FROM_STRUCTURE");
        jira.amiss(route, answer);
        jobs.confirm(job);
        jobs.awaited(job, "INCOMPLETE");

        assertThat(jobs.state(job).get("messages").valueStream())
                .as(what)
                .extracting(message -> message.get("text").asString())
                .containsExactly("LINK_CREATE REFUSED: " + why, "LINK_CREATE REFUSED: " + why);
        assertThat(jobs.state(job).get("counts").toString()).isEqualTo("{\"REFUSED\":2}");
        assertThat(jira.links()).isZero();
        assertThat(kept(structure)).isEqualTo(before);
    }

    @ParameterizedTest // L10, L11: Jira says the same of both; the last day of the token tells which it is.
    @CsvSource(delimiter = '|', textBlock = """
            '2020-01-31' | refuses the user or the secret: the token expired on 2020-01-31. Enter a valid token
            null         | refuses the user or the secret: one of them is wrong, or the token was revoked. Enter
            """)
    void aTokenThatIsRefusedAfterTheFirstWriteLeavesThatOneCounted(String lastDay, String words) {
        jobs.server()
                .part(JdbcClient.class)
                .sql("update tracker_connection set version = version + 1, expires = "
                        + (lastDay.equals("null") ? lastDay : "'" + lastDay + "'"))
                .update();
        var structure = jobs.structure(FAMILY);
        var job = jobs.planned(jobs.links(structure), "FROM_STRUCTURE");
        var before = kept(structure);
        jira.failAfterFirst(CREATE, EXPIRED);
        jira.amiss(STILL_KNOWN, EXPIRED);
        jobs.confirm(job);
        jobs.until(
                "the sentence",
                () -> jobs.state(job).get("waiting").asString("").contains(words));
        jobs.stop(job);
        jobs.awaited(job, "INCOMPLETE");

        assertThat(jira.links()).isEqualTo(1);
        assertThat(jobs.state(job).get("counts").toString()).isEqualTo("{\"APPLIED\":1,\"SKIPPED\":1}");
        assertThat(kept(structure)).as("L3: it was not looked at").isEqualTo(before);
    }

    @Test // L8, L10
    void aRunDoesNotGoOnAtAnotherSite() {
        try (var copy = copy()) {
            var job = jobs.planned(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE");
            jira.meanwhile(CREATE, () -> moveTo(copy.url()));
            jobs.confirm(job);
            jobs.awaited(job, "FAILED");

            assertThat(jobs.state(job).get("messages").toString()).contains("The connection was changed", "plan again");
            assertThat(jira.links()).isEqualTo(1);
            assertThat(copy.asked(LOOK) + copy.asked(CREATE)).isZero();
        }
    }

    @Test // L8
    void aPlanIsNotConfirmedForAnotherSite() {
        try (var copy = copy()) {
            var plan = jobs.plan(jobs.planned(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE"));
            moveTo(copy.url());

            var refused = jobs.server()
                    .post(
                            "/api/v1/plans/" + plan.get("id").asString() + "/apply",
                            "{\"fingerprint\":\"" + plan.get("fingerprint").asString() + "\"}");
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.body()).contains("connection_changed", copy.url().toString());
        }
    }

    @Test // L8
    void whatWasWrittenIsNotTakenBackAtAnotherSite() {
        try (var copy = copy()) {
            var job = jobs.planned(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE");
            jobs.confirm(job);
            jobs.awaited(job, "FINISHED");
            moveTo(copy.url());

            var undo = jobs.awaited(jobs.follow(job, "undo-plan"), "FAILED");
            assertThat(jobs.state(undo).get("messages").toString()).contains("cannot be taken back here");
            assertThat(copy.asked(LOOK)).isZero();
        }
    }

    @Test // L18
    void whatWasWrittenIsNotTakenBackInAProjectThatWasTakenOut() {
        var job = jobs.planned(jobs.links(jobs.structure(FAMILY)), "FROM_STRUCTURE");
        jobs.confirm(job);
        jobs.awaited(job, "FINISHED");
        enable("'{OTHER}'");

        var undo = jobs.awaited(jobs.follow(job, "undo-plan"), "FAILED");
        assertThat(jobs.state(undo).get("messages").toString()).contains("the project TEST, which is not enabled");
        assertThat(jira.links()).isEqualTo(2);
    }

    private LinkedJira copy() {
        var copy = new LinkedJira();
        jobs.server().part(TrackerHosts.class).exempt(copy.url());
        return copy;
    }

    private void enable(String projects) {
        jobs.server()
                .part(JdbcClient.class)
                .sql("update tracker_connection set version = version + 1, projects = " + projects)
                .update();
    }

    /** Lets the waiting plans hold for a site that was not there when they were made. */
    private void aimAt(URI site) {
        jobs.server()
                .part(JdbcClient.class)
                .sql("update plan set base_url = ?")
                .param(site.toString())
                .update();
    }

    /** What a run is to leave as it was beside Jira. */
    private record Kept(String forest, int agreements) {}

    private Kept kept(String structure) {
        var agreements = jobs.server()
                .part(JdbcClient.class)
                .sql("select count(*) from agreement")
                .query(Integer.class)
                .single();
        return new Kept(jobs.get("structures/" + structure + "/forest").toString(), agreements);
    }

    private void moveTo(URI site) {
        jobs.server()
                .part(JdbcClient.class)
                .sql("update tracker_connection set base_url = ?, version = version + 1")
                .param(site.toString())
                .update();
    }
}
