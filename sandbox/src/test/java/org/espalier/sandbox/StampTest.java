package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.stream.Stream;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What moves the stamp of an issue, and that each cause can be switched. */
@Tag("database")
class StampTest {

    private static final String API = "/rest/api/2/";
    private static final String AGILE = "/rest/agile/1.0/";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    private static final String OTHER_PARENT = "{\"fields\":{\"parent\":{\"key\":\"TEST-3\"}}}";

    private static final String TO_STORY = "{\"issue\":\"TEST-5\",\"type\":\"Story\"}";
    private static final String TO_SUB_TASK = "{\"issue\":\"TEST-3\",\"type\":\"Sub-task\",\"parent\":\"TEST-7\"}";

    private record Change(String cause, String stamped, String method, String path, String body) {}

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachCauseMovesTheStampOrNotAsItIsSwitched(Dialect dialect) {
        String link =
                "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"key\":\"SIDE-1\"}}";
        String subTask =
                "{\"fields\":{\"project\":{\"key\":\"TEST\"},\"summary\":\"New\",\"issuetype\":{\"name\":\"Sub-task\"},"
                        + "\"parent\":{\"key\":\"TEST-7\"}}}";
        Stream.of(
                        new Change("link", "TEST-7", "POST", API + "issueLink", link),
                        new Change("link", "SIDE-1", "POST", API + "issueLink", link),
                        new Change(
                                "epicChild",
                                "TEST-1",
                                "POST",
                                AGILE + "epic/TEST-1/issue",
                                "{\"issues\":[\"TEST-7\"]}"),
                        new Change("subTask", "TEST-7", "POST", API + "issue", subTask),
                        new Change("subTask", "TEST-2", "PUT", API + "issue/TEST-5", OTHER_PARENT),
                        new Change("subTask", "TEST-3", "PUT", API + "issue/TEST-5", OTHER_PARENT),
                        new Change("subTask", "TEST-2", "POST", "/sandbox/moves", TO_STORY),
                        new Change("epicChild", "TEST-1", "POST", "/sandbox/moves", TO_SUB_TASK),
                        new Change("subTask", "TEST-7", "POST", "/sandbox/moves", TO_SUB_TASK),
                        new Change(
                                "rank",
                                "TEST-7",
                                "PUT",
                                AGILE + "issue/rank",
                                "{\"issues\":[\"TEST-7\"],\"rankBeforeIssue\":\"TEST-1\"}"),
                        new Change("comment", "TEST-7", "POST", API + "issue/TEST-7/comment", "{\"body\":\"New\"}"),
                        new Change("property", "TEST-7", "PUT", API + "issue/TEST-7/properties/mark", "1"),
                        new Change(
                                "migration",
                                "TEST-7",
                                "POST",
                                "/sandbox/migrations",
                                "{\"project\":\"TEST\",\"from\":\"To Do\",\"to\":\"Done\"}"))
                // Data Center has no call by which a sub-task gets another parent.
                .filter(change -> dialect == Dialect.CLOUD || !change.body().equals(OTHER_PARENT))
                .forEach(change -> {
                    assertThat(moves(dialect, change, true)).as(change.cause()).isTrue();
                    assertThat(moves(dialect, change, false)).as(change.cause()).isFalse();
                });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void unlessSwitchedLinksChildrenOfEpicsAndCommentsMoveIt(Dialect dialect) {
        assertThat(harbours.of(dialect).admin().get("/sandbox/stamps").text())
                .isEqualTo("{\"link\":true,\"epicChild\":true,\"subTask\":false,\"rank\":false,\"comment\":true,"
                        + "\"property\":false,\"migration\":false}");
        assertThat(harbours.of(dialect)
                        .admin()
                        .put("/sandbox/stamps", "{\"tide\":true}")
                        .text())
                .contains(
                        "Stamps move as before, because only link, epicChild, subTask, rank, comment, property, migration can");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anotherWorkflowIsToldInTheHistoryAlone(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        assertThat(admin.post("/sandbox/migrations", "{\"project\":\"TEST\",\"from\":\"To Do\",\"to\":\"Done\"}")
                        .json()
                        .path("issues")
                        .intValue())
                .isPositive();
        assertThat(admin.history("TEST-7").getLast())
                .isEqualTo("status: To Do>Done; Workflow: Workflow of TEST>New workflow of TEST");
        assertThat(admin.post("/sandbox/migrations", "{\"project\":\"TEST\",\"from\":\"Tide\"}")
                        .text())
                .contains("no issue was changed");
    }

    /** The site is in Berlin, the administrator in New York and the member in Kolkata. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void stampsAreInTheZoneOfTheSiteAndDatesOfQueriesInThatOfTheCaller(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        TestClient member = harbours.of(dialect).member();
        String created =
                admin.get(API + "issue/TEST-2").json().at("/fields/created").asString();
        assertThat(created).isEqualTo("2025-02-01T15:30:15." + (dialect == Dialect.CLOUD ? "250" : "000") + "+0100");
        assertThat(member.get(API + "issue/TEST-2").json().at("/fields/created").asString())
                .isEqualTo(created);
        assertThat(foundWithinTheMinute(dialect, admin, "09:30")).isEqualTo("TEST-2");
        assertThat(foundWithinTheMinute(dialect, member, "20:00")).isEqualTo("TEST-2");
        assertThat(foundWithinTheMinute(dialect, admin, "15:30")).isEmpty();
    }

    private static String foundWithinTheMinute(Dialect dialect, TestClient client, String time) {
        String jql = "key = TEST-2 and created >= '2025-02-01 " + time + "' and created < '2025-02-01 "
                + LocalTime.parse(time).plusMinutes(1) + "'";
        String path = dialect == Dialect.CLOUD ? "search/jql" : "search";
        return client.post(API + path, "{\"jql\":\"" + jql + "\",\"fields\":[\"key\"]}")
                .json()
                .at("/issues/0/key")
                .asString("");
    }

    private static boolean moves(Dialect dialect, Change change, boolean on) {
        harbours.of(dialect).harbourAgain();
        TestClient admin = harbours.of(dialect).admin();
        admin.put("/sandbox/stamps", "{\"" + change.cause() + "\":" + on + "}");
        String before = stamp(admin, change.stamped());
        assertThat(admin.send(change.method(), change.path(), change.body()).status())
                .as(change.path())
                .isBetween(200, 204);
        return !stamp(admin, change.stamped()).equals(before);
    }

    private static String stamp(TestClient admin, String key) {
        return admin.get(API + "issue/" + key).json().at("/fields/updated").asString();
    }
}
