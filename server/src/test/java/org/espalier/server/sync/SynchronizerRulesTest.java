package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.util.Optional;
import java.util.Set;
import org.espalier.core.synchronizer.subtasks.SubTasks;
import org.espalier.server.RecordedJira;
import org.espalier.server.TestServer;
import org.espalier.server.tracker.Asking;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Hierarchy;
import org.espalier.server.tracker.RankField;
import org.espalier.server.tracker.TrackerHosts;
import org.espalier.server.tracker.Trackers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parameters of a synchronizer mean at its own Jira. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class SynchronizerRulesTest {

    private TestServer server;
    private RecordedJira jira;
    private String connection;
    private long structure;

    @BeforeAll
    void start() {
        server = TestServer.start();
        jira = RecordedJira.start().healthy().when("GET /rest/api/3/issuetype", json("""
                        [{"id":"10","name":"Story","subtask":false},{"id":"11","name":"Step","subtask":true},
                         {"id":"12","name":"Step","subtask":true},{"id":"13","name":"Review","subtask":true}]"""));
        server.part(TrackerHosts.class).exempt(jira.url());
        connection = id("/connections", """
                {"name":"Test","kind":"CLOUD","baseUrl":"%s","user":"admin","secret":"x"}""".formatted(jira.url()));
        structure = Long.parseLong(id("/structures", """
                {"name":"Road map","connection":"%s"}""".formatted(connection)).substring("str_".length()));
    }

    @AfterAll
    void stop() {
        server.close();
        jira.close();
    }

    @ParameterizedTest // api-contract: by id or by exact name; a name means all ids of that name.
    @CsvSource({"12,12,", "Step,11,12", "Review,13,"})
    void aSubTaskTypeGivenByItsIdMeansThatTypeAlone(String given, String one, @Nullable String another) {
        var rule = new PlanRequest.Rule(SynchronizerType.SUB_TASKS, "{\"subTaskTypes\":[\"" + given + "\"]}");

        var meant = (SubTasks) server.part(SynchronizerRules.class).rule(structure, rule, TestServer.USER);

        assertThat(meant.types()).isEqualTo(Optional.of(another == null ? Set.of(one) : Set.of(one, another)));
    }

    @Test // jira-api 6, 9, 10: what a plan can ask of a site is known before it is made.
    void aSynchronizerAndWhoeverSetsItUpAreToldWhatItsSiteCanDo() {
        jira.when("GET /rest/api/3/field", json("""
                [{"id":"customfield_11","name":"Rank","schema":{"custom":"com.pyxis.greenhopper.jira:gh-lexo-rank"}}]"""));

        var site = server.part(Trackers.class).capabilities(new Asking.OfServer(new ConnectionId(connection)));

        assertThat(site.hierarchy().subTasks()).isEqualTo(Hierarchy.SubTasks.MOVABLE);
        assertThat(site.hierarchy().epics()).isEqualTo(Hierarchy.Epics.PARENTS);
        assertThat(site.rankFields()).containsExactly(new RankField(11, "Rank"));
        assertThat(server.get("/api/v1/connections/" + connection + "/capabilities")
                        .json()
                        .toString())
                .isEqualTo("{\"subTasks\":\"MOVABLE\",\"epics\":\"PARENTS\",\"parents\":\"FIELD\",\"levels\":["
                        + "{\"number\":0,\"issueTypes\":[\"Story\"]},"
                        + "{\"number\":-1,\"issueTypes\":[\"Step\",\"Step\",\"Review\"]}],"
                        + "\"rankFields\":[{\"id\":\"11\",\"name\":\"Rank\"}]}");
    }

    private String id(String path, String body) {
        return server.post("/api/v1" + path, body).json().get("id").asString();
    }
}
