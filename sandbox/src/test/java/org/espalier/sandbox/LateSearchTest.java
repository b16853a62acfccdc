package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A search index that lags behind by ten minutes, and the ways past it. */
@Tag("database")
class LateSearchTest {

    private static final String TEN_MINUTES = "{\"searchLagMillis\":600000}";
    private static final String FLICKERING = "{\"searchLagMillis\":600000,\"searchFlickerPercent\":100}";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();

    @BeforeEach
    void lag() {
        admin.put("/sandbox/faults", TEN_MINUTES);
    }

    @Test
    void anEditIsReadAtOnceAndFoundLate() {
        label("TEST-7", "fresh");
        assertThat(admin.fields("TEST-7").path("labels").toString()).isEqualTo("[\"fresh\"]");
        assertThat(found("labels = fresh")).isEmpty();
        tenMinutesLater();
        assertThat(found("labels = fresh")).containsExactly("107");
    }

    @Test
    void whatIsFoundLateIsTheFirstStateOfSeveral() {
        label("TEST-7", "copper");
        tenMinutesLater();
        label("TEST-7", "brass");
        label("TEST-7", "zinc");
        assertThat(found("labels = copper")).containsExactly("107");
        assertThat(found("labels in (brass, zinc)")).isEmpty();
    }

    @Test
    void aNewIssueIsMissingAndADeletedOneIsStillThere() {
        String made = admin.post(
                        "/rest/api/3/issue",
                        "{\"fields\":{\"project\":{\"key\":\"SIDE\"},\"issuetype\":{\"name\":\"Story\"},\"summary\":\"New\"}}")
                .json()
                .path("id")
                .asString();
        admin.delete("/rest/api/3/issue/SIDE-1");
        assertThat(found("project = SIDE")).containsExactly("108", "109");
        assertThat(count("project = SIDE")).isEqualTo(2);
        tenMinutesLater();
        assertThat(found("project = SIDE")).containsExactly("109", made);
    }

    @Test
    void issuesThatAreReconciledAreSearchedAsTheyAre() {
        label("TEST-7", "fresh");
        label("TEST-3", "fresh");
        assertThat(ids(admin.post("/rest/api/3/search/jql", "{\"jql\":\"labels = fresh\",\"reconcileIssues\":[107]}")))
                .containsExactly("107");
    }

    @Test
    void aSearchThatGoesBackLosesWhatWasFoundBefore() {
        label("TEST-7", "fresh");
        tenMinutesLater();
        assertThat(found("labels = fresh")).containsExactly("107");
        admin.put("/sandbox/faults", FLICKERING);
        assertThat(found("labels = fresh")).isEmpty();
    }

    @Test
    void withoutALagAllIsFoundAtOnce() {
        label("TEST-7", "fresh");
        admin.put("/sandbox/faults", "{}");
        assertThat(found("labels = fresh")).containsExactly("107");
        label("TEST-3", "fresh");
        assertThat(found("labels = fresh")).containsExactly("103", "107");
    }

    private static void label(String key, String label) {
        assertThat(admin.put("/rest/api/3/issue/" + key, "{\"fields\":{\"labels\":[\"" + label + "\"]}}")
                        .status())
                .isEqualTo(204);
    }

    private static List<String> found(String jql) {
        return ids(admin.search(jql + " order by id"));
    }

    private static List<String> ids(TestClient.Answer answer) {
        return answer.json().path("issues").values().stream()
                .map(issue -> issue.path("id").asString())
                .toList();
    }

    private static int count(String jql) {
        return admin.post("/rest/api/3/search/approximate-count", "{\"jql\":\"" + jql + "\"}")
                .json()
                .path("count")
                .intValue();
    }

    /** Ages what is kept, since nobody waits for it. */
    private static void tenMinutesLater() {
        try (Connection connection = sandbox.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update earlier_issue set until = until - interval '10 minutes'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
