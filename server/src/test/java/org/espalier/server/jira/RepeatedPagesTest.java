package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.espalier.server.RecordedJira.json;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.espalier.core.sight.Projects;
import org.espalier.core.structure.IssueId;
import org.espalier.server.RecordedJira;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.IssueSource.Asker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Pages that come again and again, or that do not lead to all there is. */
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

    @Test // L2, jql: perhaps Data Center compares the numbers of issues within one project alone.
    void issuesOfOtherProjectsThanThatOfTheLastOneAreListed() {
        try (var server = RecordedSite.dataCenter()) {
            server.jira.when("POST /rest/api/2/search", asked -> {
                var body = new JsonMapper().readTree(asked.body());
                if (body.path("jql").asString().contains("id > 2")) {
                    return page(1, 3);
                }
                int start = body.path("startAt").intValue();
                return body.path("maxResults").intValue() == 0 ? page(4) : page(4, start + 1L, start + 2L);
            });
            var found = new TreeSet<IssueId>();

            server.site.issues(Asker.BACKGROUND).list(Projects.ALL, found::addAll);

            assertThat(found).isEqualTo(RecordedSite.ids(1, 2, 3, 4));
        }
    }

    @Test // Issues may go while a list is read; that is no reason to read it twice.
    void aListOfWhichIssuesWentMeanwhileIsReadOnce() {
        try (var server = RecordedSite.dataCenter()) {
            server.jira.when("POST /rest/api/2/search", page(4, 1, 2), page(1, 3), page(3));
            var found = new TreeSet<IssueId>();

            server.site.issues(Asker.BACKGROUND).list(Projects.ALL, found::addAll);

            assertThat(found).isEqualTo(RecordedSite.ids(1, 2, 3));
            assertThat(server.jira.asked()).hasSize(3);
        }
    }

    @Test // L2: an index that is damaged counts for ever what it does not give.
    void aListOfWhichSomeNeverComeEndsAndSaysSo() {
        try (var server = RecordedSite.dataCenter()) {
            server.jira.when("POST /rest/api/2/search", page(3, 1, 2), page(1), page(3), page(3, 1, 2), page(3));
            var found = new TreeSet<IssueId>();

            var gap = server.site.issues(Asker.BACKGROUND).list(Projects.ALL, found::addAll);

            assertThat(found).isEqualTo(RecordedSite.ids(1, 2));
            assertThat(gap)
                    .hasValueSatisfying(told ->
                            assertThat(told.sentence()).contains("gave 2 of the 3 issues", "was not seen whole"));
            assertThat(server.jira.asked()).hasSize(5);
        }
    }

    private static RecordedJira.Answer page(int total, long... issues) {
        return json("{\"total\":" + total + ",\"issues\":["
                + LongStream.of(issues).mapToObj(RecordedSite::bare).collect(Collectors.joining(",")) + "]}");
    }
}
