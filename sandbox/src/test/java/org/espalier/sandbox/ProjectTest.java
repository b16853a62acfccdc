package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.Receiver.Told;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Projects are made, put away, removed and taken out again, and webhooks are told of it. */
@Tag("database")
class ProjectTest {

    private static final String API = "/rest/api/2/";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @RegisterExtension
    static final Receiver receiver = new Receiver();

    @RegisterExtension
    final TestWebhooks webhooks = new TestWebhooks(harbours, receiver);

    @ParameterizedTest
    @EnumSource
    void aNameOrKeyIsTakenOnce(Dialect dialect) {
        TestClient admin = admin(dialect);
        make(admin, "TIDE", "Rising water");
        String name = "\"projectName\":\"A project with that name already exists.\"";
        String key = "\"projectKey\":\"Project 'TIDE' uses this project key.\"";
        for (var refused : List.of(
                List.of("{'key':'TIDE','name':'rising WATER'}", name + "," + key),
                List.of("{'key':'EBB','name':'Rising water'}", name),
                List.of("{'key':'TIDE','name':'Falling water'}", key))) {
            Answer answer = admin.post(API + "project", refused.getFirst().replace('\'', '"'));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).isEqualTo("{\"errorMessages\":[],\"errors\":{" + refused.getLast() + "}}");
        }
        make(admin, "EBB", "Falling water");
        assertThat(admin.put(API + "project/EBB", "{\"name\":\"Rising water\"}").text())
                .contains(name);
        assertThat(admin.put(API + "project/EBB", "{\"name\":\"FALLING water\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRemovedProjectComesBackOutOfTheBinAsItWas() {
        TestClient admin = admin(Dialect.CLOUD);
        TestClient member = harbours.of(Dialect.CLOUD).member();
        String before = admin.get("/rest/api/3/issue/SIDE-1").text();
        webhooks.register(Dialect.CLOUD, "{'url':'%s','events':[%s]}");
        assertThat(admin.delete(API + "project/SIDE").status()).isEqualTo(204);
        assertThat(admin.get("/rest/api/3/issue/SIDE-1").status()).isEqualTo(404);
        assertThat(admin.get("/rest/api/3/project/search").text()).doesNotContain("SIDE");
        assertThat(admin.get("/rest/api/3/project/search?status=deleted").text())
                .contains("\"key\":\"SIDE\"", "\"deleted\":true", "\"total\":1");
        assertThat(member.get("/rest/api/3/project/search?status=deleted").text())
                .contains("\"total\":0");
        assertThat(admin.post(API + "project", "{\"key\":\"NEW\",\"name\":\"Side\"}")
                        .status())
                .isEqualTo(400);
        assertThat(member.post(API + "project/SIDE/restore", "").status()).isEqualTo(404);
        assertThat(admin.post(API + "project/SIDE/restore", "").status()).isEqualTo(200);
        assertThat(admin.get("/rest/api/3/issue/SIDE-1").text()).isEqualTo(before);
        assertThat(admin.get("/rest/api/3/project/search?status=deleted").text())
                .contains("\"total\":0");
        assertThat(webhooks.toldBefore(admin))
                .map(ToldWrites::line)
                .containsExactly("project_soft_deleted Primary SIDE", "project_restored_deleted Primary SIDE");
    }

    @Test
    void dataCenterHasNoBin() {
        TestClient admin = admin(Dialect.DATA_CENTER);
        assertThat(admin.delete(API + "project/SIDE").status()).isEqualTo(204);
        assertThat(admin.send("PUT", API + "project/SIDE/restore", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anArchivedProjectIsNeitherListedNorChanged(Dialect dialect) {
        String method = dialect == Dialect.CLOUD ? "POST" : "PUT";
        TestClient admin = admin(dialect);
        String idOfSide = admin.get(API + "issue/SIDE-1").json().path("id").asString();
        assertThat(harbours.of(dialect)
                        .member()
                        .send(method, API + "project/SIDE/archive", "")
                        .status())
                .isEqualTo(403);
        assertThat(admin.send(method, API + "project/SIDE/archive", "").status())
                .isEqualTo(204);
        assertThat(admin.get(API + "project").json()).hasSize(1);
        assertThat(admin.put(API + "issue/SIDE-1", "{\"fields\":{\"summary\":\"New\"}}")
                        .status())
                .isIn(400, 403);
        assertThat(admin.get(API + "issue/SIDE-1/transitions").json().path("transitions"))
                .isEmpty();
        assertThat(admin.get(API + "issue/SIDE-1").status()).isEqualTo(200);
        String search = API + (dialect == Dialect.CLOUD ? "search/jql" : "search");
        assertThat(admin.get(search + "?jql=created%20%3E%200&fields=key").text())
                .contains("TEST-7")
                .doesNotContain("SIDE-1");
        if (dialect == Dialect.CLOUD) {
            assertThat(admin.post("/rest/api/3/jql/match", "{\"issueIds\":[107,108],\"jqls\":[\"created > 0\"]}")
                            .text())
                    .isEqualTo("{\"matches\":[{\"matchedIssues\":[107],\"errors\":[]}]}");
            assertThat(admin.get("/rest/api/3/project/search")
                            .json()
                            .path("total")
                            .intValue())
                    .isEqualTo(1);
            var archived =
                    admin.get("/rest/api/3/project/search?status=archived").json();
            assertThat(archived.at("/values/0/key").asString()).isEqualTo("SIDE");
            assertThat(archived.at("/values/0/archived").asBoolean(false)).isTrue();
            assertThat(admin.post(
                                    "/rest/api/3/jql/match",
                                    "{\"issueIds\":[" + idOfSide + "],\"jqls\":[\"created > 0\"]}")
                            .text())
                    .isEqualTo("{\"matches\":[{\"matchedIssues\":[],\"errors\":[]}]}");
        } else {
            assertThat(admin.get(API + "project?includeArchived=true").json())
                    .filteredOn(project -> project.path("archived").asBoolean(false))
                    .extracting(project -> project.path("key").asString())
                    .containsExactly("SIDE");
        }
        assertThat(admin.send(method, API + "project/SIDE/restore", "").status())
                .isEqualTo(dialect == Dialect.CLOUD ? 200 : 202);
        assertThat(admin.put(API + "issue/SIDE-1", "{\"fields\":{\"summary\":\"New\"}}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anArchivedProjectOfCloudIsNotDeleted() {
        TestClient admin = admin(Dialect.CLOUD);
        admin.post(API + "project/SIDE/archive", "");
        Answer refused = admin.delete(API + "project/SIDE");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("The project SIDE is archived.");
        assertThat(admin.get("/rest/api/3/project/search?status=deleted").text())
                .contains("\"total\":0");
        assertThat(admin.post(API + "project/SIDE/restore", "").status()).isEqualTo(200);
        assertThat(admin.delete(API + "project/SIDE").status()).isEqualTo(204);
        assertThat(admin.post(API + "project/SIDE/archive", "").status()).isEqualTo(404);
        assertThat(admin.post(API + "project/SIDE/restore", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void aProjectWithAnotherKeyHasTheSameIssues(Dialect dialect) {
        TestClient admin = admin(dialect);
        make(admin, "TIDE", "Rising water");
        String before = admin.get(API + "issue/SIDE-1").json().path("id").asString();
        assertThat(admin.put(API + "project/SIDE", "{\"key\":\"TIDE\"}").text()).contains("uses this project key");
        assertThat(admin.put(API + "project/SIDE", "{\"key\":\"s\"}").status()).isEqualTo(400);

        Answer changed = admin.put(API + "project/SIDE", "{\"key\":\"FLANK\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("key").asString()).isEqualTo("FLANK");
        for (String key : List.of("SIDE-1", "FLANK-1")) {
            var issue = admin.get(API + "issue/" + key).json();
            assertThat(issue.path("id").asString()).isEqualTo(before);
            assertThat(issue.path("key").asString()).isEqualTo("FLANK-1");
            assertThat(issue.at("/fields/project/key").asString()).isEqualTo("FLANK");
        }
        assertThat(admin.post(API + "project", "{\"key\":\"SIDE\",\"name\":\"Other side\"}")
                        .text())
                .contains("uses this project key");
        assertThat(admin.put(API + "project/FLANK", "{\"key\":\"SIDE\"}").status())
                .isEqualTo(200);
        assertThat(admin.get(API + "issue/FLANK-1").json().path("key").asString())
                .isEqualTo("SIDE-1");
    }

    @ParameterizedTest
    @EnumSource
    void aProjectThatIsPutAwayIsToldWithItsNumber(Dialect dialect) {
        TestClient admin = webhooks.admin(dialect);
        webhooks.register(dialect, "{'url':'%s','events':[%s]}");
        for (String way : List.of("archive", "archive", "restore")) {
            admin.send(dialect == Dialect.CLOUD ? "POST" : "PUT", "/rest/api/2/project/SIDE/" + way, "");
        }
        List<Told> told = webhooks.toldBefore(admin);
        assertThat(told)
                .map(ToldWrites::line)
                .containsExactly("project_archived Primary SIDE", "project_restored_archived Primary SIDE");
        assertThat(told.getFirst().json().at("/project/id").isIntegralNumber()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aProjectIsToldFromItsBeginningToItsEnd(Dialect dialect) {
        TestClient admin = webhooks.admin(dialect);
        String path = "/rest/api/2/project";
        webhooks.register(dialect, "{'url':'%s','events':[%s]}");
        make(admin, "TIDE", "Rising water");
        make(admin, "EBB", "Falling water");
        assertThat(harbours.of(dialect).member().delete(path + "/TIDE").status())
                .isEqualTo(dialect == Dialect.CLOUD ? 404 : 403);
        for (String wrong : List.of("{\"key\":\"EBB\"}", "{\"name\":\" \"}")) {
            assertThat(admin.put(path + "/TIDE", wrong).status()).isEqualTo(400);
        }
        admin.put(path + "/TIDE", "{\"name\":\"High water\"}");
        assertThat(admin.get(path + "/TIDE").json().path("name").asString()).isEqualTo("High water");
        assertThat(admin.post(
                                "/rest/api/2/issue",
                                "{\"fields\":{\"project\":{\"key\":\"TIDE\"},\"issuetype\":{\"name\":\"Story\"},"
                                        + "\"summary\":\"Sail\"}}")
                        .status())
                .isEqualTo(201);
        admin.delete(path + "/TIDE");
        admin.delete(path + "/EBB?enableUndo=false");
        assertThat(admin.get(path + "/TIDE").status()).isEqualTo(404);
        assertThat(admin.get("/rest/api/2/issue/TIDE-1").status()).isEqualTo(404);
        assertThat(webhooks.toldBefore(admin))
                .map(ToldWrites::line)
                .filteredOn(line -> line.startsWith("project_"))
                .containsExactly(
                        "project_created Primary TIDE",
                        "project_created Primary EBB",
                        "project_updated Primary TIDE",
                        (dialect == Dialect.CLOUD ? "project_soft_deleted" : "project_deleted") + " Primary TIDE",
                        "project_deleted Primary EBB");
    }

    private static void make(TestClient admin, String key, String name) {
        Answer made = admin.post(API + "project", "{\"key\":\"" + key + "\",\"name\":\"" + name + "\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }
}
