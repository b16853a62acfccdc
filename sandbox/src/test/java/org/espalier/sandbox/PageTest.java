package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox's own pages show what the API shows, and change it from the other side. */
@Tag("database")
class PageTest {

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();
    private static final Browser browser = new Browser(sandbox.address(), "");

    @AfterEach
    void normal() {
        admin.put("/sandbox/deliveries", "{}");
        admin.put("/sandbox/limits", "{}");
        admin.put("/sandbox/permissions", "{}");
    }

    @Test
    void projectsIssuesAndBoardsAreShown() {
        assertThat(browser.page("/")).contains("TEST board").contains("<td>7</td>");
        assertThat(browser.page("/projects/TEST")).contains("7 issues in the order of their rank", "Repair the crane");
        assertThat(browser.page("/projects/TEST?page=99")).contains("page 1 of 1");
        assertThat(browser.get("/projects/NONE").statusCode()).isEqualTo(404);
        assertThat(browser.get("/browse/NONE-1").statusCode()).isEqualTo(404);
        assertThat(browser.page("/browse/TEST-5")).contains("&quot;:?&gt;&lt;|][~");
    }

    @Test
    void anIssueIsChangedAndTheApiShowsIt() {
        browser.done("/browse/TEST-7/summary", "summary=Planned+at+last");
        browser.done("/browse/TEST-7/parent", "parent=test-1");
        browser.done("/browse/TEST-7/links", "relation=" + relation() + "%3Aout&other=TEST-3");
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Planned at last");
        assertThat(admin.fields("TEST-7").path("parent").path("key").asString()).isEqualTo("TEST-1");
        assertThat(admin.fields("TEST-7")
                        .path("issuelinks")
                        .path(0)
                        .path("outwardIssue")
                        .path("key")
                        .asString())
                .isEqualTo("TEST-3");
        assertThat(browser.page("/browse/TEST-7"))
                .contains("Planned at last", "IssueParentAssociation", "Remove the link to TEST-3");
        String link =
                admin.fields("TEST-7").path("issuelinks").path(0).path("id").asString();
        browser.done("/browse/TEST-7/links/" + link + "/remove", "");
        browser.done("/browse/TEST-7/parent", "parent=");
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
        assertThat(admin.fields("TEST-7").has("parent")).isFalse();
    }

    @Test
    void anIssueIsLedThroughItsWorkflow() {
        assertThat(browser.page("/browse/TEST-7")).contains(">In Progress</button>", ">Done</button>", "Resolution");
        browser.done("/browse/TEST-7/status", "transition=21");
        admin.put("/sandbox/conflicts", "{\"next\":1}");
        browser.refused(409, "/browse/TEST-7/status", "transition=31&resolution=" + resolution(), "somebody else");
        browser.done("/browse/TEST-7/status", "transition=31&resolution=" + resolution());
        assertThat(admin.fields("TEST-7").at("/status/name").asString()).isEqualTo("Done");
        assertThat(browser.page("/browse/TEST-7")).contains("<dt>Resolution</dt><dd>Done</dd>", "In Progress</td>");
        assertThat(admin.history("TEST-7"))
                .containsExactly("status: To Do>In Progress", "status: In Progress>Done; resolution: null>Done");
    }

    /** A form, the permission it needs, and what else the sentence says. */
    static Stream<Arguments> permissions() {
        return Stream.of(
                arguments("TEST-7/summary", "summary=New", "EDIT_ISSUES", "edit issues in the project TEST"),
                arguments("TEST-7/parent", "parent=TEST-1", "EDIT_ISSUES", "edit issues"),
                arguments("TEST-7/status", "transition=21", "TRANSITION_ISSUES", "transition issues"),
                arguments("TEST-7/links", "relation=" + relation() + "%3Aout&other=TEST-3", "LINK_ISSUES", "link"),
                arguments("TEST-2/links/501/remove", "", "LINK_ISSUES", "link issues"),
                arguments("TEST-7/rank", "move=up", "SCHEDULE_ISSUES", "schedule issues"),
                arguments("TEST-7/delete", "sure=true", "DELETE_ISSUES", "delete issues"),
                arguments("TEST-7/summary", "summary=New", "BROWSE_PROJECTS", "browse projects"));
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void aMemberDoesOnPagesWhatTheApiAllows(String path, String form, String permission, String words) {
        admin.put("/sandbox/permissions", "{\"TEST\":[\"" + permission + "\"]}");
        String before = admin.get("/rest/api/3/issue/TEST-7").text();
        browser.as("member").refused(403, "/browse/" + path, form, "Project Member lacks the permission to " + words);
        assertThat(admin.get("/rest/api/3/issue/TEST-7").text()).isEqualTo(before);
        browser.done("/browse/" + path, form);
    }

    @Test
    void nobodyChangesAnArchivedProjectOnPages() {
        admin.post("/rest/api/3/project/TEST/archive", "");
        browser.refused(403, "/browse/TEST-7/summary", "summary=New", "The project TEST is archived");
        assertThat(browser.page("/browse/TEST-7")).contains("No way leads on from here");
    }

    @Test
    void anIssueMovesInTheRank() {
        List<String> before = admin.keys("project = TEST ORDER BY Rank");
        String last = before.getLast();
        browser.done("/browse/" + last + "/rank", "move=up");
        List<String> after = admin.keys("project = TEST ORDER BY Rank");
        assertThat(after.indexOf(last)).isEqualTo(before.size() - 2);
        browser.done("/browse/" + last + "/rank", "move=down");
        assertThat(admin.keys("project = TEST ORDER BY Rank")).isEqualTo(before);
        browser.done("/browse/" + last + "/rank", "move=before&other=" + before.getFirst());
        assertThat(admin.keys("project = TEST ORDER BY Rank").getFirst()).isEqualTo(last);
    }

    @Test
    void somebodyElseCanBeTheOneWhoEdits() {
        assertThat(browser.back("/browse/TEST-7")).isEqualTo("/browse/TEST-7");
        assertThat(browser.back("/browse/TEST-7/summary")).isEqualTo("/browse/TEST-7");
        assertThat(browser.back("//example.com")).isEqualTo("/");
        assertThat(browser.post("/person", "person=member").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("sandbox-person=member;"));
        browser.as("member").done("/browse/TEST-7/summary", "summary=By+the+member");
        assertThat(browser.page("/browse/TEST-7")).contains("<td>Project Member</td>");
    }

    @Test
    void anIssueIsDeletedByWhoeverIsSure() {
        browser.refused("/browse/TEST-2/delete", "subTasks=true", "Nothing was deleted, because the box");
        browser.refused("/browse/TEST-2/delete", "sure=true", "has subtasks");
        browser.done("/browse/TEST-2/delete", "sure=true&subTasks=true");
        assertThat(admin.get("/rest/api/3/issue/TEST-2").status()).isEqualTo(404);
    }

    @Test
    void wrongInputGivesOneSentenceOnThePage() {
        browser.refused("/browse/TEST-7/summary", "summary=", "needs 1 to 255 characters");
        browser.refused("/browse/TEST-7/parent", "parent=NONE-1", "There is no issue &quot;NONE-1&quot;");
        browser.refused("/browse/TEST-4/parent", "parent=", "sub-task");
        browser.refused("/browse/TEST-7/links", "relation=nonsense&other=TEST-3", "the relation is unknown");
        browser.refused(
                "/browse/TEST-7/links", "relation=" + relation() + "%3Ain&other=TEST-7", "cannot be linked to itself");
        browser.refused("/browse/TEST-7/rank", "move=after&other=%3Cb%3E", "There is no issue &quot;&lt;b&gt;&quot;");
        browser.refused("/browse/TEST-7/links/999/remove", "", "was already gone");
        browser.refused("/browse/TEST-7/status", "transition=99", "that way is not open");
        browser.refused("/browse/TEST-7/status", "transition=31", "asks how the issue was resolved");
        browser.refused(
                "/switches/faults", "latencyMillis=0&errorPercent=101" + zeros(), "Errors: % of requests: It must be");
        browser.refused("/switches/faults", "latencyMillis=soon", "Slow answers");
        assertThat(browser.post("/browse/NONE-1/summary", "summary=x").statusCode())
                .isEqualTo(404);
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
    }

    @Test
    void aFormShowsAndSetsEverySwitch() {
        String page = browser.page("/switches");
        for (String panel : List.of("faults", "limits", "deliveries", "stamps", "queries", "conflicts", "grants")) {
            assertThat(admin.get("/sandbox/" + panel).json().propertyNames())
                    .isNotEmpty()
                    .allMatch(name -> page.contains("name=\"" + name + "\"") && !page.contains(name + "<input"))
                    .allMatch(name -> Pattern.compile("id=\"about-" + panel + "-" + name + "\">[A-Z0-9][^<]+\\.</p>")
                            .matcher(page)
                            .find());
        }
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

    @Test
    void aProjectIsHiddenFromTheApiAndShownAgain() {
        admin.put("/sandbox/faults", "{\"latencyMillis\":1}");
        browser.done("/projects/SIDE/visibility", "");
        assertThat(admin.get("/rest/api/3/project/SIDE").status()).isEqualTo(404);
        assertThat(browser.page("/projects/SIDE")).contains("Clean the pier", "Give the permission back");
        browser.done("/projects/SIDE/visibility", "");
        assertThat(admin.get("/rest/api/3/project/SIDE").status()).isEqualTo(200);
        assertThat(admin.get("/sandbox/faults").text()).contains("\"latencyMillis\":1");
    }

    @Test
    void aProjectThatIsNotForEverybodySaysSo() {
        assertThat(browser.page("/projects/SIDE")).contains("seen by both accounts");
        admin.put("/sandbox/permissions", "{\"SIDE\":[\"BROWSE_PROJECTS\"]}");
        assertThat(browser.page("/projects/SIDE")).contains("seen by administrators");
        assertThat(browser.page("/")).contains("administrators");
        admin.put("/sandbox/permissions", "{}");
        assertThat(browser.page("/")).doesNotContain("<td>administrators");
    }

    @Test
    void webhooksAreListedAndForgotten() {
        String self = admin.post(
                        "/rest/webhooks/1.0/webhook",
                        "{\"name\":\"<Mine>\",\"url\":\"http://localhost:9/\",\"events\":[\"jira:issue_updated\"]}")
                .json()
                .path("self")
                .asString();
        browser.done("/browse/TEST-7/summary", "summary=Told");
        assertThat(browser.page("/webhooks")).contains("&lt;Mine&gt;", "not signed", "jira:issue_updated");
        browser.as("member")
                .refused(
                        403,
                        "/webhooks/" + self.substring(self.lastIndexOf('/') + 1) + "/forget",
                        "",
                        "does not administer");
        browser.done("/webhooks/" + self.substring(self.lastIndexOf('/') + 1) + "/forget", "");
        assertThat(browser.page("/webhooks")).contains("Nobody wants to hear of anything.");
    }

    @Test
    void aResetBringsBackWhatTheStoreWasFilledWith() {
        browser.refused("/reset", "sure=true", "cannot be reset");
        sandbox.execute("call keep_first_state()");
        String before = admin.get("/rest/api/3/issue/TEST-2").text();
        String boardFilter = "/rest/api/3/filter/10002";
        String filterBefore = admin.get(boardFilter).text();
        admin.put(boardFilter, "{\"name\":\"Bent\",\"jql\":\"project = SIDE\"}");
        admin.post("/rest/api/3/filter", "{\"name\":\"New\",\"jql\":\"project = SIDE\",\"favourite\":true}");
        browser.done("/browse/TEST-2/summary", "summary=Broken");
        browser.done("/browse/TEST-2/delete", "sure=true&subTasks=true");
        browser.done("/browse/TEST-7/links", "relation=" + relation() + "%3Aout&other=TEST-3");
        browser.refused("/reset", "", "Nothing was reset, because the box");
        assertThat(browser.page("/reset")).contains("I am sure");
        browser.done("/reset", "sure=true");
        assertThat(admin.get("/rest/api/3/issue/TEST-2").text()).isEqualTo(before);
        assertThat(admin.get(boardFilter).text()).isEqualTo(filterBefore);
        assertThat(admin.get("/rest/api/3/filter/favourite").json()).isEmpty();
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
        assertThat(browser.page("/browse/TEST-7")).contains("Nothing was changed yet.");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() {
        assertThat(browser.postFrom("http://example.com", "/browse/TEST-7/summary", "summary=Foreign")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
    }

    /** Every field has a label around it or a name of its own, and every page one heading of the first order. */
    @Test
    void everyFieldHasALabel() {
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

    private static String zeros() {
        return "&rateLimitPercent=0&errorPercent=0&timeoutAfterCommitPercent=0&searchLagMillis=0"
                + "&searchFlickerPercent=0&deadTokenAfter=0&rankRefusalPercent=0"
                + "&shortPagePercent=0&emptyPagePercent=0&repeatedPagePercent=0&shuffledLinksPercent=0";
    }

    private static String resolution() {
        return admin.get("/rest/api/3/resolution").json().path(0).path("id").asString();
    }

    private static String relation() {
        return admin.get("/rest/api/3/issueLinkType")
                .json()
                .path("issueLinkTypes")
                .path(0)
                .path("id")
                .asString();
    }
}
