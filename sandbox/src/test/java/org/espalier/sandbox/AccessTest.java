package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may see and do what. */
@Tag("database")
class AccessTest {

    private static TestSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = TestSandbox.harbour();
    }

    @AfterEach
    void forget() {
        sandbox.admin().put("/sandbox/faults", "{}");
    }

    @AfterAll
    static void end() {
        sandbox.close();
    }

    @Test
    void bothAccountsAreKnownByNameAndByAddress() {
        for (String user : List.of("admin", "admin@example.com", "ADMIN@example.com")) {
            assertThat(who(user)).isEqualTo("admin@example.com");
        }
        for (String user : List.of("member", "member@example.com")) {
            assertThat(who(user)).isEqualTo("member@example.com");
        }
        assertThat(who("Bearer sandbox")).isEqualTo("admin@example.com");
    }

    @Test
    void nobodyElseIsSomebody() {
        for (String user : List.of(
                "",
                "stranger",
                "u0123456789",
                "Bearer wrong",
                "Basic !!!",
                TestClient.basic("admin:wrong"),
                TestClient.basic("admin"))) {
            Answer answer = new TestClient(sandbox.address(), user).get("/rest/api/3/myself");
            assertThat(answer.status()).as(user).isEqualTo(401);
            assertThat(answer.header("X-Seraph-LoginReason")).isEqualTo(user.isEmpty() ? "" : "AUTHENTICATED_FAILED");
        }
    }

    @Test
    void aStrangerSeesAJiraWithoutProjects() {
        TestClient stranger = new TestClient(sandbox.address(), "");
        assertThat(stranger.get("/rest/api/2/serverInfo")
                        .json()
                        .path("deploymentType")
                        .asString())
                .isEqualTo("Cloud");
        assertThat(stranger.get("/rest/api/3/project/search")
                        .json()
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(stranger.get("/rest/api/3/issue/TEST-1").status()).isEqualTo(404);
        assertThat(stranger.put("/rest/api/3/issue/TEST-1", "{\"fields\":{}}").status())
                .isEqualTo(401);
        assertThat(stranger.delete("/rest/api/3/issue/TEST-1").status()).isEqualTo(401);
    }

    /** A dead token is not always a 401: only a header tells an empty site from refused credentials. */
    @Test
    void aDeadTokenIsAnsweredAsAStrangerIs() {
        sandbox.admin().put("/sandbox/faults", "{\"deadToken\":true}");
        Answer answer = sandbox.admin().get("/rest/api/3/project/search");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("total").intValue()).isZero();
        assertThat(answer.json().path("isLast").booleanValue()).isTrue();
        assertThat(answer.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
        assertThat(sandbox.admin().get("/rest/api/3/myself").status()).isEqualTo(401);
        Answer found = sandbox.admin()
                .post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"TEST-1\"],\"fields\":[\"summary\"]}");
        assertThat(found.json().path("issues")).isEmpty();
    }

    @Test
    void aWithdrawnProjectIsGoneEverywhere() {
        TestClient admin = sandbox.admin();
        admin.put("/sandbox/faults", "{\"hideProjects\":[\"SIDE\"]}");
        for (TestClient caller : List.of(admin, sandbox.member())) {
            assertThat(caller.get("/rest/api/3/project/SIDE").status()).isEqualTo(404);
            assertThat(caller.get("/rest/api/3/issue/SIDE-1").status()).isEqualTo(404);
            assertThat(caller.get("/rest/api/3/issueLink/504").status()).isEqualTo(404);
            assertThat(caller.search("project = SIDE").status()).isEqualTo(400);
            assertThat(caller.keys("created > 0")).hasSize(7).noneMatch(key -> key.startsWith("SIDE"));
        }
        admin.put("/sandbox/faults", "{}");
        assertThat(admin.keys("project = SIDE")).hasSize(2);
    }

    @Test
    void permissionsAreNamedByTheCaller() {
        String path = "/rest/api/3/mypermissions?permissions=LINK_ISSUES,ADMINISTER";
        assertThat(sandbox.admin()
                        .get(path)
                        .json()
                        .at("/permissions/ADMINISTER/havePermission")
                        .booleanValue())
                .isTrue();
        Answer member = sandbox.member().get(path);
        assertThat(member.json().at("/permissions/ADMINISTER/havePermission").booleanValue())
                .isFalse();
        assertThat(member.json().at("/permissions/LINK_ISSUES/havePermission").booleanValue())
                .isTrue();
        assertThat(sandbox.admin().get("/rest/api/3/mypermissions").status()).isEqualTo(400);
        assertThat(sandbox.admin()
                        .get("/rest/api/3/mypermissions?permissions=FLY")
                        .messages())
                .isEqualTo("Unrecognized permission: FLY");
        assertThat(sandbox.admin().get(path + "&projectKey=GONE").status()).isEqualTo(404);
    }

    @Test // An id that means nothing is passed over.
    void permissionsInManyProjectsAreToldAtOnce() {
        String path = "/rest/api/3/permissions/check";
        String body = """
                {"globalPermissions":["ADMINISTER"],
                 "projectPermissions":[{"permissions":["LINK_ISSUES","ADMINISTER_PROJECTS"],"projects":[%s,"999"]}]}""".formatted(
                sandbox.admin().get("/rest/api/3/project/SIDE").json().get("id").asString());
        Answer member = sandbox.member().post(path, body);
        assertThat(member.json().path("globalPermissions")).isEmpty();
        assertThat(member.json().at("/projectPermissions/0/projects")).hasSize(1);
        assertThat(member.json().at("/projectPermissions/1/projects")).isEmpty();
        assertThat(sandbox.admin().post(path, body).json().at("/projectPermissions/1/projects"))
                .hasSize(1);
        assertThat(sandbox.admin()
                        .post(path, body.replace("LINK_ISSUES", "FLY"))
                        .messages())
                .isEqualTo("Unrecognized permission: FLY");
    }

    private static String who(String user) {
        return new TestClient(sandbox.address(), user)
                .get("/rest/api/3/myself")
                .json()
                .path("emailAddress")
                .asString();
    }
}
