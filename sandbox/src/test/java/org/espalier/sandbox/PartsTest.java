package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Versions, components, priorities, resolutions and people, in both kinds of Jira. */
@Tag("database")
class PartsTest {

    private static final String API = "/rest/api/2/";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aProjectHasVersionsAndComponents(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        JsonNode version = admin.get(API + "project/TEST/versions").json().get(0);
        assertThat(version.path("name").asString()).isEqualTo("1.0");
        assertThat(version.path("released").booleanValue()).isFalse();
        assertThat(admin.get(API + "version/" + version.path("id").asString()).json())
                .isEqualTo(version);
        JsonNode page = admin.get(API + "project/TEST/version?maxResults=1").json();
        assertThat(page.path("values").get(0)).isEqualTo(version);
        assertThat(page.path("isLast").booleanValue()).isTrue();
        JsonNode component = admin.get(API + "project/TEST/components").json().get(0);
        assertThat(component.path("name").asString()).isEqualTo("Crane");
        assertThat(component.path("project").asString()).isEqualTo("TEST");
        assertThat(admin.get(API + "component/" + component.path("id").asString())
                        .json())
                .isEqualTo(component);
        JsonNode project = admin.get(API + "project/TEST").json();
        assertThat(project.at("/versions/0/name").asString()).isEqualTo("1.0");
        assertThat(project.at("/components/0/name").asString()).isEqualTo("Crane");
        for (String path : List.of("project/GONE/versions", "version/77", "component/77", "priority/77")) {
            assertThat(admin.get(API + path).status()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aVersionIsMadeChangedAndReplacedByWhoeverAdministers(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String body = "{\"name\":\"2.0\",\"project\":\"TEST\",\"description\":\"Steel\"}";
        assertThat(harbours.of(dialect).member().post(API + "version", body).status())
                .isEqualTo(dialect == Dialect.CLOUD ? 404 : 403);
        Answer made = admin.post(API + "version", body);
        String id = made.json().path("id").asString();
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("description").asString()).isEqualTo("Steel");
        assertThat(admin.post(API + "version", body).json().at("/errors/name").asString())
                .contains("already exists");
        assertThat(admin.post(API + "version", "{\"name\":\" \",\"projectId\":10001}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.put(API + "version/" + id, "{\"released\":true}").text())
                .contains("\"released\":true", "\"name\":\"2.0\"");
        admin.put(API + "issue/TEST-7", "{\"fields\":{\"fixVersions\":[{\"id\":\"" + id + "\"}]}}");
        String old = admin.get(API + "project/TEST/versions").json().at("/0/id").asString();
        assertThat(admin.post(API + "version/" + id + "/removeAndSwap", "{\"moveFixIssuesTo\":" + id + "}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post(API + "version/" + id + "/removeAndSwap", "{\"moveFixIssuesTo\":" + old + "}")
                        .status())
                .isEqualTo(204);
        assertThat(admin.get(API + "issue/TEST-7")
                        .json()
                        .at("/fields/fixVersions/0/id")
                        .asString())
                .isEqualTo(old);
        assertThat(admin.get(API + "version/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aComponentIsMadeRenamedAndReplacedByWhoeverAdministers(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String body = "{\"name\":\"Quay\",\"project\":\"TEST\"}";
        assertThat(harbours.of(dialect).member().post(API + "component", body).status())
                .isEqualTo(403);
        Answer made = admin.post(API + "component", body);
        String id = made.json().path("id").asString();
        assertThat(made.status()).isEqualTo(201);
        assertThat(admin.post(API + "component", body).json().at("/errors/name").asString())
                .contains("already exists");
        assertThat(admin.post(API + "component", "{\"name\":\" \",\"project\":\"TEST\"}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.put(API + "component/" + id, "{\"name\":\"Pier\"}")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Pier");
        admin.put(API + "issue/TEST-7", "{\"fields\":{\"components\":[{\"id\":\"" + id + "\"}]}}");
        String old =
                admin.get(API + "project/TEST/components").json().at("/0/id").asString();
        assertThat(admin.delete(API + "component/" + id + "?moveIssuesTo=" + id).status())
                .isEqualTo(404);
        assertThat(admin.delete(API + "component/" + id + "?moveIssuesTo=" + old)
                        .status())
                .isEqualTo(204);
        assertThat(admin.get(API + "issue/TEST-7")
                        .json()
                        .at("/fields/components/0/id")
                        .asString())
                .isEqualTo(old);
        assertThat(admin.get(API + "component/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aVersionIsMovedAmongThoseOfItsProject(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        String id = admin.post(API + "version", "{\"name\":\"9.0\",\"project\":\"TEST\"}")
                .json()
                .path("id")
                .asString();
        String move = API + "version/" + id + "/move";
        assertThat(admin.post(move, "{\"position\":\"First\"}")
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("9.0");
        JsonNode first = admin.get(API + "project/TEST/versions").json().get(0);
        assertThat(first.path("id").asString()).isEqualTo(id);
        String other =
                admin.get(API + "project/TEST/versions").json().at("/1/self").asString();
        assertThat(admin.post(move, "{\"after\":\"" + other + "\"}").status()).isEqualTo(200);
        assertThat(admin.get(API + "project/TEST/versions").json().at("/1/id").asString())
                .isEqualTo(id);
        admin.post(move, "{\"position\":\"Earlier\"}");
        assertThat(admin.get(API + "project/TEST/versions").json().get(0)).isEqualTo(first);
        assertThat(admin.post(move, "{\"position\":\"Aside\"}").status()).isEqualTo(400);
        assertThat(admin.post(move, "{}").status()).isEqualTo(400);
        admin.post(API + "version/" + id + "/removeAndSwap", "{}");
    }

    @ParameterizedTest
    @CsvSource({
        "CLOUD, priority/search, Medium",
        "CLOUD, resolution/search, Done",
        "CLOUD, component, Crane",
        "CLOUD, project/TEST/component, Crane",
        "DATA_CENTER, priority/page, Medium",
        "DATA_CENTER, resolution/page, Done",
        "DATA_CENTER, component/page, Crane"
    })
    void pagesOfWordsLieWhereEachKindHasThem(Dialect dialect, String path, String name) {
        JsonNode page = harbours.of(dialect)
                .admin()
                .get(API + path + "?startAt=0&maxResults=5000")
                .json();
        assertThat(page.at("/values/0/name").asString()).isEqualTo(name);
        assertThat(page.path("maxResults").intValue()).isEqualTo(100);
        Dialect other = dialect == Dialect.CLOUD ? Dialect.DATA_CENTER : Dialect.CLOUD;
        assertThat(harbours.of(other).admin().get(API + path).status()).isIn(404, 405);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void peopleAreFoundByTheNamesOfTheirKind(Dialect dialect) {
        TestClient admin = harbours.of(dialect).admin();
        boolean cloud = dialect == Dialect.CLOUD;
        String id = cloud ? "accountId=5e5a0d1b2c3f4a0c1b9d7e02" : "username=member";
        JsonNode member = admin.get(API + "user?" + id).json();
        assertThat(member.path("displayName").asString()).isEqualTo("Project Member");
        assertThat(admin.get(API + "user?" + id + "x").status()).isEqualTo(404);
        assertThat(admin.get(API + "user").status()).isEqualTo(400);
        String query = cloud ? "query=" : "username=";
        assertThat(admin.get(API + "user/search?" + query + "member").json().get(0))
                .isEqualTo(member);
        assertThat(admin.get(API + "user/search").status()).isEqualTo(400);
        String assignable = API + "user/assignable/search?";
        assertThat(names(admin.get(assignable + query + "&issueKey=TEST-7").json()))
                .containsExactly("Administrator", "Project Member", "User u0123456789");
        assertThat(names(admin.get(assignable + query + "&project=TEST&startAt=1&maxResults=1")
                        .json()))
                .containsExactly("Project Member");
        assertThat(admin.get(assignable + query).status()).isEqualTo(400);
        admin.put("/sandbox/permissions", "{\"TEST\":[\"BROWSE_PROJECTS\"]}");
        assertThat(names(admin.get(assignable + query + "&project=TEST").json()))
                .containsExactly("Administrator");
    }

    private static List<String> names(JsonNode people) {
        return people.values().stream()
                .map(person -> person.path("displayName").asString())
                .toList();
    }
}
