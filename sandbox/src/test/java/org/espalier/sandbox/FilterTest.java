package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Saved filters: who sees them, who changes them, and what they find. */
@Tag("database")
class FilterTest {

    private static final String FILTER = "/rest/api/2/filter";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFilterIsSavedChangedAndDeletedByItsOwner(Dialect dialect) {
        TestClient admin = admin(dialect);
        JsonNode made = admin.post(
                        FILTER,
                        "{\"name\":\"Cranes\",\"description\":\"High\",\"jql\":\"summary ~ crane\",\"favourite\":true}")
                .json();
        String path = FILTER + "/" + made.path("id").asString();
        assertThat(made.path("self").asString()).isEqualTo(sandbox(dialect).address() + path);
        assertThat(made.path("name").asString()).isEqualTo("Cranes");
        assertThat(made.path("description").asString()).isEqualTo("High");
        assertThat(made.path("jql").asString()).isEqualTo("summary ~ crane");
        assertThat(made.at("/owner/displayName").asString()).isEqualTo("Administrator");
        assertThat(made.path("favourite").booleanValue()).isTrue();
        assertThat(made.path("sharePermissions")).isEmpty();
        assertThat(made.has("editable")).isEqualTo(dialect == Dialect.DATA_CENTER);
        assertThat(admin.get(path).json()).isEqualTo(made);
        assertThat(names(admin.get(FILTER + "/favourite").json())).containsExactly("Cranes");

        JsonNode changed = admin.put(path, "{\"name\":\"Piers\",\"jql\":\"summary ~ pier\"}")
                .json();
        assertThat(changed.path("name").asString()).isEqualTo("Piers");
        assertThat(changed.path("description").asString()).isEqualTo("High");
        assertThat(changed.path("favourite").booleanValue()).isTrue();

        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(admin.get(path).status()).isEqualTo(400);
        assertThat(admin.get(FILTER + "/favourite").json()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void othersSeeOnlyWhatIsSharedWithThemAndChangeNothing(Dialect dialect) {
        TestClient admin = admin(dialect);
        TestClient member = sandbox(dialect).member();
        String all = made(
                admin, "{\"name\":\"All\",\"jql\":\"project = TEST\",\"sharePermissions\":[{\"type\":\"global\"}]}");
        String own = made(admin, "{\"name\":\"Own\",\"jql\":\"project = TEST\"}");
        String signed = made(
                admin,
                "{\"name\":\"Signed\",\"jql\":\"project = TEST\",\"sharePermissions\":[{\"type\":\"authenticated\"}]}");
        String project = made(
                admin,
                "{\"name\":\"Side\",\"jql\":\"project = SIDE\",\"sharePermissions\":[{\"type\":\"project\",\"project\":{\"id\":\"10000\"}}]}");
        assertThat(member.get(all).json().path("favourite").booleanValue()).isFalse();
        assertThat(member.get(signed).status()).isEqualTo(200);
        assertThat(member.get(project)
                        .json()
                        .at("/sharePermissions/0/project/key")
                        .asString())
                .isEqualTo("SIDE");
        Answer hidden = member.get(own);
        assertThat(hidden.status()).isEqualTo(400);
        assertThat(hidden.messages()).startsWith("The selected filter is not available to you");
        assertThat(member.put(all, "{\"name\":\"Mine\"}").status()).isEqualTo(400);
        assertThat(member.delete(all).status()).isEqualTo(400);
        assertThat(new TestClient(sandbox(dialect).address(), "").get(all).status())
                .isEqualTo(200);
        assertThat(new TestClient(sandbox(dialect).address(), "").get(signed).status())
                .isEqualTo(400);

        admin.put("/sandbox/faults", "{\"hideProjects\":[\"SIDE\"]}");
        assertThat(member.get(project).status()).isEqualTo(400);
        admin.put(all, "{\"name\":\"All\",\"sharePermissions\":[]}");
        assertThat(member.get(all).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aQueryIsCheckedFullyBeforeItIsSaved(Dialect dialect) {
        TestClient admin = admin(dialect);
        String id =
                made(admin, "{\"name\":\"Tides\",\"jql\":\"project = TEST\"}").substring(FILTER.length() + 1);
        assertThat(admin.post(FILTER, "{\"name\":\"A\",\"jql\":\"project = NOPE\"}")
                        .messages())
                .isEqualTo("The value 'NOPE' does not exist for the field 'project'.");
        assertThat(admin.post(FILTER, "{\"name\":\"A\",\"jql\":\"universe = 1\"}")
                        .messages())
                .isEqualTo("Field 'universe' does not exist or you do not have permission to view it.");
        assertThat(admin.post(FILTER, "{\"name\":\"A\",\"jql\":\"project =\"}").messages())
                .startsWith("Error in JQL Query");
        assertThat(admin.put(FILTER + "/" + id, "{\"jql\":\"filter = Tides\"}").messages())
                .contains("causes a cyclical reference");
        assertThat(admin.post(FILTER, "{\"name\":\"tides\",\"jql\":\"\"}")
                        .json()
                        .at("/errors/filterName")
                        .asString())
                .isEqualTo("Filter with same name already exists.");
        assertThat(admin.post(FILTER, "{\"jql\":\"\"}")
                        .json()
                        .at("/errors/filterName")
                        .asString())
                .isEqualTo("You must specify a name to save this filter as.");
        assertThat(admin.post(
                                FILTER,
                                "{\"name\":\"A\",\"jql\":\"\",\"sharePermissions\":[{\"type\":\"group\",\"group\":{\"name\":\"x\"}}]}")
                        .messages())
                .startsWith("The share type 'group' is not known here");
        assertThat(admin.post(
                                FILTER,
                                "{\"name\":\"A\",\"jql\":\"\",\"sharePermissions\":[{\"type\":\"project\",\"project\":{\"id\":\"99\"}}]}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void queriesNameFiltersThatTheCallerSees(Dialect dialect) {
        TestClient admin = admin(dialect);
        made(admin, "{\"name\":\"Own\",\"jql\":\"summary ~ crane\"}");
        String search = dialect == Dialect.CLOUD ? "/rest/api/2/search/jql?jql=" : "/rest/api/2/search?jql=";
        String jql = TestClient.encoded("filter = own and type = Story order by key") + "&fields=key";
        assertThat(admin.get(search + jql).json().path("issues").values().stream()
                        .map(issue -> issue.path("key").asString()))
                .containsExactly("TEST-2", "TEST-3");
        Answer refused = sandbox(dialect).member().get(search + jql);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.messages()).isEqualTo("The value 'own' does not exist for the field 'filter'.");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theFilterOfABoardDecidesWhatIsOnIt(Dialect dialect) {
        TestClient admin = admin(dialect);
        admin.put(FILTER + "/10001", "{\"jql\":\"key = SIDE-2\"}");
        assertThat(admin.get("/rest/agile/1.0/board/1/issue")
                        .json()
                        .path("total")
                        .intValue())
                .isEqualTo(1);
        assertThat(admin.delete(FILTER + "/10001").messages()).contains("says what is on a board");
        assertThat(sandbox(dialect).member().get(FILTER + "/10001").status()).isEqualTo(200);
    }

    @Test
    void cloudAloneListsFilters() {
        TestClient admin = admin(Dialect.CLOUD);
        TestClient member = sandbox(Dialect.CLOUD).member();
        String own = made(member, "{\"name\":\"Mine\",\"jql\":\"project = TEST\"}");
        assertThat(names(member.get(FILTER + "/my").json())).containsExactly("Mine");
        assertThat(member.put(FILTER + "/10001/favourite", "")
                        .json()
                        .path("favouritedCount")
                        .intValue())
                .isEqualTo(1);
        assertThat(names(member.get(FILTER + "/my?includeFavourites=true").json()))
                .containsExactly("Filter for SIDE board", "Mine");
        assertThat(member.delete(FILTER + "/10001/favourite")
                        .json()
                        .path("favourite")
                        .booleanValue())
                .isFalse();
        assertThat(names(admin.get(FILTER + "/my").json()))
                .containsExactly("Filter for SIDE board", "Filter for TEST board");

        JsonNode page = member.get(FILTER + "/search?maxResults=2&expand=jql").json();
        assertThat(page.path("total").intValue()).isEqualTo(3);
        assertThat(page.path("isLast").booleanValue()).isFalse();
        assertThat(page.at("/values/0/jql").asString()).isEqualTo("project = \"SIDE\" ORDER BY Rank ASC");
        assertThat(page.at("/values/0").has("owner")).isFalse();
        assertThat(found("orderBy=-name")).containsExactly("Mine", "Filter for TEST board", "Filter for SIDE board");
        assertThat(found("filterName=test")).containsExactly("Filter for TEST board");
        assertThat(found("id=10001&id=99")).containsExactly("Filter for SIDE board");
        assertThat(found("projectId=10001")).containsExactly("Filter for TEST board");
        assertThat(found("accountId=nobody")).isEmpty();
        assertThat(found("id=" + own.substring(FILTER.length() + 1))).containsExactly("Mine");
        assertThat(member.get(FILTER + "/search?id=" + "1,".repeat(201)).status())
                .isEqualTo(400);
        assertThat(member.get(FILTER + "/search?orderBy=colour").status()).isEqualTo(400);
        for (String path : List.of("/my", "/search", "/10001/favourite")) {
            assertThat(admin(Dialect.DATA_CENTER).get(FILTER + path).status()).isIn(404, 405);
        }
    }

    private static List<String> found(String words) {
        return names(sandbox(Dialect.CLOUD)
                .member()
                .get(FILTER + "/search?" + words)
                .json()
                .path("values"));
    }

    private static List<String> names(JsonNode filters) {
        return filters.values().stream()
                .map(filter -> filter.path("name").asString())
                .toList();
    }

    private static String made(TestClient client, String body) {
        Answer made = client.post(FILTER, body);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        return FILTER + "/" + made.json().path("id").asString();
    }

    private static TestSandbox sandbox(Dialect dialect) {
        return harbours.of(dialect);
    }

    private static TestClient admin(Dialect dialect) {
        return sandbox(dialect).admin();
    }
}
