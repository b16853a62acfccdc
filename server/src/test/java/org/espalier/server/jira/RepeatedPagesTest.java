package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.server.RecordedJira.json;

import java.util.List;
import org.espalier.server.tracker.Connection.Writing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of a site that answers in circles. */
class RepeatedPagesTest {

    private final RecordedSite site = new RecordedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test // L2
    void pagesOfBoardsOrProjectsThatComeAgainAndAgainEnd() {
        site.jira
                .when(
                        "GET /rest/agile/1.0/board",
                        json("{\"isLast\":false,\"values\":[{\"id\":1,\"name\":\"Board\"}]}"))
                .when("GET /rest/api/3/field", json("[]"))
                .when(
                        "GET /rest/api/3/project/search",
                        json("{\"isLast\":false,\"values\":[{\"id\":\"1\",\"key\":\"TEST\"}]}"))
                .when("GET /rest/api/2/serverInfo", json("{\"deploymentType\":\"Cloud\",\"version\":\"1\"}"))
                .when("GET /rest/api/3/myself", json("{\"accountId\":\"5b10a2\"}"));

        assertThatThrownBy(site.site::boards).hasMessageContaining("without an end");
        assertThatThrownBy(() -> new JiraCloud(site.pause, site.pause).probe(site.access(Writing.OFF), List.of("TEST")))
                .hasMessageContaining("without an end");
    }
}
