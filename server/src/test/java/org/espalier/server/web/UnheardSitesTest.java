package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Settings.Atlassian;
import org.espalier.server.platform.Settings.Sites;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.TrackerHosts;
import org.espalier.server.tracker.Watching;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people are told of a site that does not tell what has changed there. */
@Tag("database")
class UnheardSitesTest {

    private static final URI NOWHERE = URI.create("https://gateway.invalid");
    private static final Sites WATCHED = new Sites(
            new TreeSet<>(),
            new Atlassian(NOWHERE, NOWHERE, Optional.empty()),
            Optional.empty(),
            Optional.of(Duration.ofDays(1)));

    @Test
    void aSiteThatDoesNotTellWhatHasChangedIsShownWithSinceWhenAndWhy() {
        try (var server = TestServer.start(WATCHED);
                var jira = RecordedJira.start().healthy()) {
            server.part(TrackerHosts.class).exempt(jira.url());
            jira.when("GET /rest/api/2/serverInfo", json("{\"deploymentType\":\"Cloud\",\"version\":\"1001.0.0\"}"));
            var before = server.part(InstantSource.class).instant();
            var connection = server.post(
                            "/api/v1/connections",
                            "{\"name\":\"Test\",\"kind\":\"CLOUD\",\"baseUrl\":\"" + jira.url()
                                    + "\",\"user\":\"admin\",\"secret\":\"sandbox\",\"projects\":[\"TEST\"]}")
                    .json()
                    .get("id")
                    .asString();
            server.part(Watching.class).look(new ConnectionId(connection));

            var unheard = server.get("/api/v1/connections/" + connection + "/webhook")
                    .json()
                    .get("unheard");
            assertThat(unheard.get("sentence").asString())
                    .isEqualTo("Jira at " + jira.url().getAuthority()
                            + " did not say what time it is there. What is there was not seen whole.");
            assertThat(Instant.parse(unheard.get("since").asString()))
                    .isBetween(before, server.part(InstantSource.class).instant());
        }
    }
}
