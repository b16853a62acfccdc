package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox's own pages of projects, switches, webhooks and the whole site, in both kinds of Jira. */
@Tag("database")
class SitePageTest {

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @AfterEach
    void normal() {
        for (Dialect dialect : Dialect.values()) {
            TestClient admin = admin(dialect);
            admin.put("/sandbox/deliveries", "{}");
            admin.put("/sandbox/limits", "{}");
            admin.put("/sandbox/permissions", "{}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFormShowsAndSetsEverySwitch(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        String page = browser.page("/switches");
        List<String> panels = List.of("faults", "limits", "deliveries", "stamps", "queries", "conflicts");
        String own = dialect == Dialect.CLOUD ? "grants" : "version";
        for (String panel : Stream.concat(panels.stream(), Stream.of(own)).toList()) {
            assertThat(admin.get("/sandbox/" + panel).json().propertyNames())
                    .isNotEmpty()
                    .allMatch(name -> page.contains("name=\"" + name + "\"") && !page.contains(name + "<input"))
                    .allMatch(name -> Pattern.compile("id=\"about-" + panel + "-" + name + "\">[A-Z0-9][^<]+\\.</p>")
                            .matcher(page)
                            .find());
        }
        browser.refused(
                "/switches/faults", "latencyMillis=0&errorPercent=101" + zeros(), "Errors: % of requests: It must be");
        browser.refused("/switches/faults", "latencyMillis=soon", "Slow answers");
        browser.done(
                "/switches/faults", "latencyMillis=1&hideProjects=SIDE&deadToken=true&outage=MAINTENANCE" + zeros());
        assertThat(admin.get("/sandbox/faults").text())
                .contains("\"latencyMillis\":1", "\"hideProjects\":[\"SIDE\"]", "\"deadToken\":true", "MAINTENANCE");
        assertThat(browser.page("/switches")).contains("value=\"SIDE\"", "<option value=\"MAINTENANCE\" selected>");
        browser.done("/switches/permissions", "SIDE=EDIT_ISSUES&SIDE=LINK_ISSUES");
        assertThat(admin.get("/sandbox/permissions").text()).contains("{\"SIDE\":[\"EDIT_ISSUES\",\"LINK_ISSUES\"]}");
        assertThat(browser.page("/switches")).contains("aria-label=\"SIDE: link issues\" name=\"SIDE\"");
        browser.done("/switches/stamps", "rank=true");
        assertThat(admin.get("/sandbox/stamps").text()).contains("\"rank\":true", "\"link\":false");
        browser.done("/switches/queries", "shuffled=true&weekStart=MONDAY");
        assertThat(admin.get("/sandbox/queries").text()).contains("\"shuffled\":true", "MONDAY");
        browser.done("/switches/queries", "clear=true");
        browser.done("/switches/conflicts", "next=2");
        assertThat(browser.page("/switches?set=conflicts")).contains("Write conflicts: it is as you set it.");
        assertThat(browser.page("/switches?set=%3Cb%3E")).doesNotContain("as you set it", "<b>");
        assertThat(admin.get("/sandbox/conflicts").text()).contains("\"next\":2");
        browser.done("/switches/faults", "clear=true");
        assertThat(admin.get("/sandbox/faults").text())
                .contains("\"deadToken\":false")
                .doesNotContain("outage");
    }

    @ParameterizedTest
    @EnumSource
    void aProjectIsHiddenFromTheApiAndShownAgain(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        admin.put("/sandbox/faults", "{\"latencyMillis\":1}");
        browser.done("/projects/SIDE/visibility", "");
        assertThat(admin.get("/rest/api/latest/project/SIDE").status()).isEqualTo(404);
        assertThat(browser.page("/projects/SIDE")).contains("Clean the pier", "Give the permission back");
        browser.done("/projects/SIDE/visibility", "");
        assertThat(admin.get("/rest/api/latest/project/SIDE").status()).isEqualTo(200);
        assertThat(admin.get("/sandbox/faults").text()).contains("\"latencyMillis\":1");
    }

    @ParameterizedTest
    @EnumSource
    void aProjectThatIsNotForEverybodySaysSo(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        assertThat(browser.page("/projects/SIDE")).contains("seen by both accounts");
        admin.put("/sandbox/permissions", "{\"SIDE\":[\"BROWSE_PROJECTS\"]}");
        assertThat(browser.page("/projects/SIDE")).contains("seen by administrators");
        assertThat(browser.page("/")).contains("administrators");
        admin.put("/sandbox/permissions", "{}");
        assertThat(browser.page("/")).doesNotContain("<td>administrators");
    }

    @ParameterizedTest
    @EnumSource
    void webhooksAreListedAndForgotten(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        String webhook = TestWebhooks.id(admin.post(
                        TestWebhooks.path(dialect),
                        "{\"name\":\"<Mine>\",\"url\":\"http://localhost:9/\",\"events\":[\"jira:issue_updated\"]}")
                .json());
        browser.done("/browse/TEST-7/summary", "summary=Told");
        assertThat(browser.page("/webhooks")).contains("&lt;Mine&gt;", "not signed", "jira:issue_updated");
        browser.as("member").refused(403, "/webhooks/" + webhook + "/forget", "", "does not administer");
        browser.done("/webhooks/" + webhook + "/forget", "");
        assertThat(browser.page("/webhooks")).contains("Nobody wants to hear of anything.");
    }

    @ParameterizedTest
    @EnumSource
    void aResetBringsBackWhatTheStoreWasFilledWith(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        browser.refused("/reset", "sure=true", "cannot be reset");
        harbours.of(dialect).execute("call keep_first_state()");
        String before = admin.get("/rest/api/latest/issue/TEST-2").text();
        String boardFilter = "/rest/api/latest/filter/10002";
        String filterBefore = admin.get(boardFilter).text();
        admin.put(boardFilter, "{\"name\":\"Bent\",\"jql\":\"project = SIDE\"}");
        admin.post("/rest/api/latest/filter", "{\"name\":\"New\",\"jql\":\"project = SIDE\",\"favourite\":true}");
        browser.done("/browse/TEST-2/summary", "summary=Broken");
        browser.done("/browse/TEST-2/delete", "sure=true&subTasks=true");
        String type = relation(dialect);
        browser.done("/browse/TEST-7/links", "relation=" + type + "%3Aout&other=TEST-3");
        admin.delete("/rest/api/latest/issueLinkType/" + type);
        browser.refused("/reset", "", "Nothing was reset, because the box");
        assertThat(browser.page("/reset")).contains("I am sure");
        browser.done("/reset", "sure=true");
        assertThat(admin.get("/rest/api/latest/issue/TEST-2").text()).isEqualTo(before);
        assertThat(relation(dialect)).isEqualTo(type);
        assertThat(admin.get(boardFilter).text()).isEqualTo(filterBefore);
        assertThat(admin.get("/rest/api/latest/filter/favourite").json()).isEmpty();
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
        assertThat(browser.page("/browse/TEST-7")).contains("Nothing was changed yet.");
    }

    @ParameterizedTest
    @EnumSource
    void aFormOfAnotherSiteIsRefused(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        assertThat(browser.postFrom("http://example.com", "/browse/TEST-7/summary", "summary=Foreign")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
    }

    /** Every field has a label around it or a name of its own, and every page one heading of the first order. */
    @ParameterizedTest
    @EnumSource
    void everyFieldHasALabel(Dialect dialect) {
        Browser browser = browser(dialect);
        for (String path : List.of("/", "/projects/TEST", "/browse/TEST-2", "/switches", "/webhooks", "/reset")) {
            String page = browser.page(path);
            assertThat(Pattern.compile("<(input|select)")
                            .matcher(page)
                            .results()
                            .count())
                    .as(path)
                    .isEqualTo(Pattern.compile("<label[^>]*>[^<]*<(input|select)")
                            .matcher(page)
                            .results()
                            .count());
            assertThat(Pattern.compile("<h1>").matcher(page).results().count())
                    .as(path)
                    .isEqualTo(1);
        }
    }

    private static String relation(Dialect dialect) {
        return admin(dialect)
                .get("/rest/api/latest/issueLinkType")
                .json()
                .path("issueLinkTypes")
                .path(0)
                .path("id")
                .asString();
    }

    private static String zeros() {
        return "&rateLimitPercent=0&errorPercent=0&timeoutAfterCommitPercent=0&searchLagMillis=0"
                + "&searchFlickerPercent=0&deadTokenAfter=0&rankRefusalPercent=0"
                + "&shortPagePercent=0&emptyPagePercent=0&repeatedPagePercent=0&shuffledLinksPercent=0"
                + "&mostLinks=0";
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }

    private static Browser browser(Dialect dialect) {
        return new Browser(harbours.of(dialect).address(), "");
    }
}
