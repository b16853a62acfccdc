package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.jira.RecordedSite.BULK_FETCH;
import static org.espalier.server.jira.RecordedSite.bare;
import static org.espalier.server.jira.RecordedSite.issues;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight.Gap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A credential that a site refuses: how often it is shown all the same, and what is no refusal (jira-api 3). */
class RefusedCredentialTest {

    private static final String TYPES = "GET /rest/api/3/issuetype";

    private final RecordedSite site = new RecordedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test // jira-api 3: a Data Center locks an account after some failed sign-ins.
    void aCredentialThatIsRefusedIsShownOnceAndNotAgainWhileItsPauseRuns() {
        site.jira.when(BULK_FETCH, json(401, "{}")).when(TYPES, json("[]"));

        assertThat(site.look(LongStream.rangeClosed(1, 600).toArray()).gaps())
                .extracting(Gap::kind)
                .containsExactly(Gap.Kind.DEAD_TOKEN);
        assertThatThrownBy(site.site::issueTypes).hasMessageContaining("refuses the user or the secret");
        assertThat(site.jira.asked()).hasSize(1);

        site.pause.last(RefusedCredential.FIRST);
        assertThat(site.site.issueTypes()).isEmpty();
    }

    @Test // jira-api 3: whoever waits for a turn when the first refusal comes is not sent any more.
    void aCredentialThatDiesAmongManyRequestsIsShownByThoseOnTheirWayAlone() throws Exception {
        site.jira.when(TYPES, json("[]"));
        assertThat(site.site.issueTypes()).isEmpty();
        site.jira.forgetAsked();
        var onTheirWay = new CountDownLatch(Pace.AT_ONCE);
        site.jira.when(TYPES, _ -> {
            onTheirWay.countDown();
            await(onTheirWay);
            return json(401, "{}");
        });
        Callable<String> question =
                () -> String.valueOf(catchThrowable(site.site::issueTypes).getMessage());

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : people.invokeAll(Collections.nCopies(4 * Pace.AT_ONCE, question))) {
                assertThat(answer.get()).contains("refuses the user or the secret");
            }
        }
        assertThat(site.jira.asked()).hasSize(Pace.AT_ONCE);
    }

    @Test // jira-api 3
    void anAnswerToARequestThatLeftBeforeTheRefusalMakesTheCredentialNoBetter() throws Exception {
        site.jira.when(TYPES, json("[]"), json(401, "{}"));
        assertThat(site.site.issueTypes()).isEmpty();
        var left = new CountDownLatch(1);
        var refused = new CountDownLatch(1);
        site.jira.when(BULK_FETCH, _ -> {
            left.countDown();
            await(refused);
            return issues(bare(1));
        });

        try (var run = Executors.newVirtualThreadPerTaskExecutor()) {
            var look = run.submit(() -> site.look(1));
            await(left);
            assertThatThrownBy(site.site::issueTypes).hasMessageContaining("refuses the user or the secret");
            refused.countDown();
            assertThat(look.get().complete()).isTrue();
        }
        assertThatThrownBy(site.site::issueTypes).hasMessageContaining("is shown it again in 60 seconds");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test // Whoever tests a connection wants to know how it stands now.
    void aPersonWhoTestsTheConnectionShowsTheCredentialAtOnce() {
        site.jira
                .when(BULK_FETCH, json(401, "{}"))
                .when(TYPES, json("[]"))
                .when("GET /rest/api/2/serverInfo", json(500, "{}"));
        assertThat(site.look(1).gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.DEAD_TOKEN);
        assertThatThrownBy(site.site::issueTypes)
                .hasMessageContaining("is shown it again in 60 seconds, lest it locks the account");

        assertThatThrownBy(() -> site.site.report(Projects.ALL)).hasMessageContaining("an error of its own");
        assertThat(site.site.issueTypes()).isEmpty();
    }

    @Test // Whom Jira refuses in words of its own, it knows.
    void aCredentialIsGoodWhereJiraRefusesOnlyTheRequest() {
        site.jira.when(TYPES, json(401, "{}"), json(404, "{}"), json(401, "{}"));
        assertThatThrownBy(site.site::issueTypes).hasMessageContaining("refuses the user or the secret");
        site.pause.last(RefusedCredential.FIRST);
        assertThatThrownBy(site.site::issueTypes).hasMessageContaining("refused a request (404)");

        assertThatThrownBy(site.site::issueTypes).hasMessageContaining("refuses the user or the secret");
        assertThatThrownBy(site.site::issueTypes).hasMessageContaining("is shown it again in 60 seconds");
    }

    @Test // jira-api 3: a login that is taken is not shown a second time in vain by being held back.
    void aReadThatIsRefusedWhileTheLoginIsTakenIsNoRefusedCredential() {
        site.jira.when(
                TYPES,
                json(401, "{\"errorMessages\":[\"Not yours.\"]}").with("X-Seraph-LoginReason", "OK"),
                json("[]"));

        assertThatThrownBy(site.site::issueTypes)
                .hasMessageContaining("does not allow this account to do that (401): Not yours.");
        assertThat(site.site.issueTypes()).isEmpty();
    }
}
