package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What a project withholds from its members, it withholds in every answer and in every call. */
@Tag("database")
class PermissionTest {

    private static final String API = "/rest/api/2/";
    private static final List<Integer> REFUSED = List.of(400, 403, 404);

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void callsAndAnswersAgreeAboutEachPermission(Dialect dialect) {
        record Withheld(String permission, String method, String path, String body) {}
        Stream.of(
                        new Withheld("BROWSE_PROJECTS", "GET", "issue/TEST-7", ""),
                        new Withheld(
                                "CREATE_ISSUES",
                                "POST",
                                "issue",
                                "{\"fields\":{\"project\":{\"key\":\"TEST\"},\"issuetype\":{\"name\":\"Task\"},\"summary\":\"New\"}}"),
                        new Withheld("EDIT_ISSUES", "PUT", "issue/TEST-7", "{\"fields\":{\"summary\":\"New\"}}"),
                        new Withheld("DELETE_ISSUES", "DELETE", "issue/TEST-6", ""),
                        new Withheld(
                                "LINK_ISSUES",
                                "POST",
                                "issueLink",
                                "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"key\":\"TEST-3\"}}"),
                        new Withheld(
                                "SCHEDULE_ISSUES", "PUT", "issue/TEST-7", "{\"fields\":{\"duedate\":\"2025-01-01\"}}"),
                        new Withheld(
                                "TRANSITION_ISSUES",
                                "POST",
                                "issue/TEST-7/transitions",
                                "{\"transition\":{\"id\":\"21\"}}"),
                        new Withheld(
                                "RESOLVE_ISSUES",
                                "POST",
                                "issue/TEST-7/transitions",
                                "{\"transition\":{\"id\":\"31\"},\"fields\":{\"resolution\":{\"name\":\"Done\"}}}"),
                        new Withheld("ASSIGN_ISSUES", "PUT", "issue/TEST-7", "{\"fields\":{\"assignee\":null}}"),
                        new Withheld("ADD_COMMENTS", "POST", "issue/TEST-7/comment", "{\"body\":\"New\"}"))
                .forEach(withheld -> {
                    harbours.of(dialect).harbourAgain();
                    TestClient member = harbours.of(dialect).member();
                    admin(dialect).put("/sandbox/permissions", "{\"TEST\":[\"" + withheld.permission() + "\"]}");
                    Answer refused = member.send(withheld.method(), API + withheld.path(), withheld.body());
                    assertThat(refused.status())
                            .as(withheld.permission())
                            .isIn(withheld.permission().equals("LINK_ISSUES") ? unlinkable(dialect) : REFUSED);
                    assertThat(has(member, withheld.permission(), "SIDE")).isTrue();
                    if (!withheld.permission().equals("BROWSE_PROJECTS")) {
                        assertThat(has(member, withheld.permission(), "TEST"))
                                .as(withheld.permission())
                                .isFalse();
                    }
                    assertThat(has(admin(dialect), withheld.permission(), "TEST"))
                            .isTrue();
                    admin(dialect).put("/sandbox/permissions", "{}");
                    assertThat(member.send(withheld.method(), API + withheld.path(), withheld.body())
                                    .status())
                            .as(withheld.permission())
                            .isBetween(200, 204);
                });
    }

    private static List<Integer> unlinkable(Dialect dialect) {
        return List.of(dialect == Dialect.CLOUD ? 404 : 401);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aProjectThatOnlyAdministratorsBrowseIsNotThereForOthers(Dialect dialect) {
        admin(dialect).put("/sandbox/permissions", "{\"SIDE\":[\"BROWSE_PROJECTS\"]}");
        TestClient member = harbours.of(dialect).member();
        for (String path :
                List.of("issue/SIDE-1", "project/SIDE", "mypermissions?permissions=EDIT_ISSUES&projectKey=SIDE")) {
            assertThat(member.get(API + path).status()).as(path).isEqualTo(404);
            assertThat(admin(dialect).get(API + path).status()).as(path).isEqualTo(200);
        }
        assertThat(member.get(API + "project").json()).hasSize(1);
        assertThat(admin(dialect).get(API + "project").json()).hasSize(2);
    }

    @Test
    void cloudAnswersManyQuestionsAtOnce() {
        TestClient admin = admin(Dialect.CLOUD);
        TestClient member = harbours.of(Dialect.CLOUD).member();
        admin.put("/sandbox/permissions", "{\"TEST\":[\"EDIT_ISSUES\"]}");
        String questions = "\"globalPermissions\":[\"ADMINISTER\",\"BULK_CHANGE\"],\"projectPermissions\":[{"
                + "\"permissions\":[\"EDIT_ISSUES\",\"BROWSE_PROJECTS\"],\"issues\":[107,\"108\",99],\"projects\":[10000,10001,7]}]}";
        JsonNode answer =
                member.post("/rest/api/3/permissions/check", "{" + questions).json();
        assertThat(answer.path("globalPermissions").toString()).isEqualTo("[\"BULK_CHANGE\"]");
        assertThat(answer.path("projectPermissions").toString())
                .isEqualTo("[{\"permission\":\"EDIT_ISSUES\",\"issues\":[108],\"projects\":[10000]},"
                        + "{\"permission\":\"BROWSE_PROJECTS\",\"issues\":[107,108],\"projects\":[10000,10001]}]");
        String aboutMember = "{\"accountId\":\"5e5a0d1b2c3f4a0c1b9d7e02\",";
        assertThat(admin.post("/rest/api/3/permissions/check", aboutMember + questions)
                        .json())
                .isEqualTo(answer);
        assertThat(member.post("/rest/api/3/permissions/check", "{\"accountId\":\"5e5a0d1b2c3f4a0c1b9d7e01\"}")
                        .status())
                .isEqualTo(403);
        assertThat(member.post("/rest/api/3/permissions/check", "{\"globalPermissions\":[\"FLY\"]}")
                        .messages())
                .isEqualTo("Unrecognized permission: FLY");
        assertThat(member.post("/rest/api/3/permissions/project", "{\"permissions\":[\"EDIT_ISSUES\"]}")
                        .json()
                        .path("projects")
                        .toString())
                .isEqualTo("[{\"id\":10000,\"key\":\"SIDE\"}]");
        assertThat(harbours.of(Dialect.DATA_CENTER)
                        .admin()
                        .post("/rest/api/2/permissions/check", "{}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatNobodyCanWithholdIsRefused(Dialect dialect) {
        for (String body : List.of("{\"NOPE\":[]}", "{\"TEST\":[\"FLY\"]}", "{\"TEST\":[\"ADMINISTER\"]}")) {
            assertThat(admin(dialect).put("/sandbox/permissions", body).text())
                    .as(body)
                    .contains("so the permissions stay as they are.");
        }
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }

    private static boolean has(TestClient client, String permission, String project) {
        return client.get(API + "mypermissions?permissions=" + permission + "&projectKey=" + project)
                .json()
                .at("/permissions/" + permission + "/havePermission")
                .booleanValue();
    }
}
