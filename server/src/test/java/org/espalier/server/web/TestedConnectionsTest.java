package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.web.TestedSite.CHECK;
import static org.espalier.server.web.TestedSite.LINK_TYPES;
import static org.espalier.server.web.TestedSite.MYSELF;
import static org.espalier.server.web.TestedSite.PROJECTS;
import static org.espalier.server.web.TestedSite.SERVER_INFO;
import static org.espalier.server.web.TestedSite.granted;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.tracker.Right;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The test of a connection: what it tells, and what is lacking, each with its fix. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class TestedConnectionsTest {

    private TestedSite site;
    private RecordedJira jira;

    @BeforeAll
    void start() {
        site = new TestedSite();
        jira = site.jira();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @BeforeEach
    void recover() {
        site.recover();
    }

    @Test
    void aGoodConnectionTellsWhoWeAreAndWhatWeMay() {
        var tested = site.test(site.cloud());

        assertThat(tested.status()).as(tested.body()).isEqualTo(200);
        assertThat(tested.json().get("verdict").asString()).isEqualTo("GOOD");
        assertThat(tested.json().get("account").toString())
                .isEqualTo("{\"displayName\":\"Ada\",\"timeZone\":\"Europe/Paris\",\"permissions\":[{"
                        + "\"permission\":\"ADMINISTER\",\"name\":\"Administer Jira\",\"neededFor\":\"OPTIONAL\","
                        + "\"granted\":true}]}");
        assertThat(tested.json().at("/site/kind").asString()).isEqualTo("CLOUD");
        assertThat(tested.json().at("/site/version").asString()).isEqualTo("1001.0.0");
        assertThat(tested.json().at("/site/timeZone").asString()).isEqualTo("Europe/Vienna");
        assertThat(tested.json().at("/projects/0/permissions/1").toString())
                .isEqualTo("{\"permission\":\"LINK_ISSUES\",\"name\":\"Link Issues\",\"neededFor\":\"WRITING\","
                        + "\"granted\":true}");
        assertThat(tested.json().get("linkTypes").toString()).isEqualTo("[\"Blocks\"]");
    }

    @Test // Nobody pays more for a test than it is worth.
    void aTestOfManyProjectsTakesFiveRequests() {
        var id = site.cloud();
        jira.forgetAsked();
        site.test(id);

        assertThat(jira.asked())
                .extracting(RecordedJira.Asked::route)
                .containsExactly(SERVER_INFO, MYSELF, PROJECTS, CHECK, LINK_TYPES);
    }

    static Stream<Arguments> lacks() {
        return Stream.of(
                Arguments.of("a clock that is years behind", SERVER_INFO, null, "GOOD", "seconds behind this server's"),
                Arguments.of(
                        "no right to link",
                        CHECK,
                        granted("BROWSE_PROJECTS", "EDIT_ISSUES", "SCHEDULE_ISSUES", "TRANSITION_ISSUES"),
                        "LACKING_FOR_WRITING",
                        "In the project TEST this account lacks the permission Link Issues, needed only for writing;"),
                Arguments.of(
                        "no right to resolve",
                        CHECK,
                        granted(
                                "BROWSE_PROJECTS",
                                "LINK_ISSUES",
                                "EDIT_ISSUES",
                                "SCHEDULE_ISSUES",
                                "TRANSITION_ISSUES"),
                        "GOOD",
                        "In the project TEST this account lacks the permission Resolve Issues, which is optional: without"
                                + " it a transition that sets a resolution may be closed to it;"),
                Arguments.of(
                        "no administrator of the project",
                        CHECK,
                        member(),
                        "GOOD",
                        "lacks the permission Administer Projects, which is optional: without it Jira mails"),
                Arguments.of(
                        "no administrator of Jira",
                        CHECK,
                        member(),
                        "GOOD",
                        "This account lacks the permission Administer Jira, which is optional: without it no webhook"),
                Arguments.of(
                        "no rights at all",
                        CHECK,
                        json("{\"globalPermissions\":[],\"projectPermissions\":[]}"),
                        "LACKING_FOR_READING",
                        "lacks the permission Browse Projects; let"),
                Arguments.of(
                        "a project hidden since",
                        PROJECTS,
                        json("{\"isLast\":true,\"values\":[]}"),
                        "LACKING_FOR_READING",
                        "Jira does not show the project TEST to this account: deleted, hidden, or"),
                Arguments.of(
                        "linking switched off",
                        LINK_TYPES,
                        json(404, "{\"errorMessages\":[\"Issue linking is currently disabled.\"]}"),
                        "LACKING_FOR_WRITING",
                        "Issue linking is switched off in this Jira"),
                Arguments.of(
                        "no link types",
                        LINK_TYPES,
                        json("{\"issueLinkTypes\":[]}"),
                        "LACKING_FOR_WRITING",
                        "This Jira has no link types"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lacks")
    void whatIsLackingIsNamedWithItsFix(
            String what, String route, @Nullable Answer answer, String verdict, String words) {
        var id = site.cloud();
        if (answer != null) {
            jira.when(route, answer);
        }
        var tested = site.test(id);

        assertThat(tested.status()).as(tested.body()).isEqualTo(200);
        assertThat(tested.json().get("verdict").asString()).isEqualTo(verdict);
        assertThat(tested.json().get("fixes").toString()).as(what).contains(words);
    }

    @Test
    void aDataCenterIsAskedOnceForEachProject() {
        jira.when(SERVER_INFO, json("{\"deploymentType\":\"Server\",\"version\":\"10.3.0\"}"))
                .when("GET /rest/api/2/myself", json("{\"name\":\"ada\",\"displayName\":\"Ada\",\"timeZone\":\"UTC\"}"))
                .when(
                        "GET /rest/api/2/project",
                        json("[{\"id\":\"1\",\"key\":\"TEST\"},{\"id\":\"2\",\"key\":\"GONE\"},"
                                + "{\"id\":\"3\",\"key\":\"OLD\",\"archived\":true}]"))
                .when(
                        "GET /rest/api/2/mypermissions",
                        asked -> asked.query().endsWith("=GONE")
                                        || asked.query().endsWith("=OLD")
                                ? json(404, "{\"errorMessages\":[\"No project could be found with that key.\"]}")
                                : json("{\"permissions\":{\"BROWSE_PROJECTS\":{\"havePermission\":true},"
                                        + "\"LINK_ISSUES\":{\"havePermission\":false}}}"))
                .when("GET /rest/api/2/issueLinkType", json("{\"issueLinkTypes\":[]}"));
        var tested =
                site.test(site.made("{\"name\":\"Test\",\"baseUrl\":\"" + jira.url() + "\",\"secret\":\"canary\"}"));

        assertThat(tested.status()).as(tested.body()).isEqualTo(200);
        assertThat(tested.json().at("/projects/0/key").asString()).isEqualTo("GONE");
        assertThat(tested.json().at("/projects/0/seen").asString()).isEqualTo("NOT_SHOWN");
        assertThat(tested.json().at("/projects/1/key").asString()).isEqualTo("OLD");
        assertThat(tested.json().at("/projects/1/seen").asString()).isEqualTo("ARCHIVED");
        assertThat(tested.json().at("/projects/2/seen").asString()).isEqualTo("SHOWN");
        assertThat(tested.json().at("/projects/2/permissions/0/granted").asBoolean())
                .isTrue();
        assertThat(tested.json().at("/projects/2/permissions/1/granted").asBoolean())
                .isFalse();
        assertThat(tested.json().at("/site/clockAheadSeconds").isNull()).isTrue();
    }

    @Test
    void aConnectionThatIsNotThereIsNotFound() {
        assertThat(site.test("con_none").status()).isEqualTo(404);
    }

    /** Who may do everything but what administrators alone may. */
    private static Answer member() {
        return json("{\"globalPermissions\":[],\"projectPermissions\":["
                + Right.of(Right.Scope.PROJECT).stream()
                        .filter(right -> right != Right.ADMINISTER_PROJECTS)
                        .map(right -> granted(right.name()))
                        .collect(Collectors.joining(","))
                + "]}");
    }
}
