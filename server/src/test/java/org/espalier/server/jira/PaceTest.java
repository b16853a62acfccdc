package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is sent to a site stays below its limits for bursts (jira-api 15). */
class PaceTest {

    private static final JiraRequest READ = JiraRequest.get("/rest/api/3/issue/{key}", "/rest/api/3/issue/TEST-1");
    private static final JiraRequest CREATE = JiraRequest.post("/rest/api/3/issueLink", Map.of());
    private static final JiraRequest DELETE =
            JiraRequest.delete("/rest/api/3/issueLink/{id}", "/rest/api/3/issueLink/7");

    private final NotedPause pause = new NotedPause();
    private final Pace pace = new Pace(InstantSource.fixed(Instant.EPOCH), pause);

    @Test
    void aHundredReadsOfARouteGoInASecondAndTheNextWaits() throws JiraFailure, InterruptedException {
        send(READ, 100);
        assertThat(pause.lasted()).isEmpty();

        send(READ, 2);
        assertThat(pause.lasted()).containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
    }

    @Test
    void fiftyDeletionsOfARouteGoInASecondAndTheNextWaits() throws JiraFailure, InterruptedException {
        send(DELETE, 51);

        assertThat(pause.lasted()).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void eachRouteHasItsOwnLimit() throws JiraFailure, InterruptedException {
        send(READ, 100);
        send(CREATE, 100);
        send(DELETE, 50);

        assertThat(pause.lasted()).isEmpty();
    }

    private void send(JiraRequest request, int times) throws JiraFailure, InterruptedException {
        for (int sent = 0; sent < times; sent++) {
            assertThat(pace.inTurn(request, Duration.ZERO, () -> true)).contains(true);
        }
    }
}
