package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox's own pages of issues show what the API shows, and change it from the other side. */
@Tag("database")
class PageTest {

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @AfterEach
    void normal() {
        for (Dialect dialect : Dialect.values()) {
            admin(dialect).put("/sandbox/permissions", "{}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void projectsIssuesAndBoardsAreShown(Dialect dialect) {
        Browser browser = browser(dialect);
        assertThat(browser.page("/")).contains("TEST board").contains("<td>7</td>");
        assertThat(browser.page("/projects/TEST")).contains("7 issues in the order of their rank", "Repair the crane");
        assertThat(browser.page("/projects/TEST?page=99")).contains("page 1 of 1");
        assertThat(browser.get("/projects/NONE").statusCode()).isEqualTo(404);
        assertThat(browser.get("/browse/NONE-1").statusCode()).isEqualTo(404);
        assertThat(browser.page("/browse/TEST-5")).contains("&quot;:?&gt;&lt;|][~");
    }

    @ParameterizedTest
    @EnumSource
    void anIssueIsChangedAndTheApiShowsIt(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        browser.done("/browse/TEST-7/summary", "summary=Planned+at+last");
        browser.done("/browse/TEST-7/parent", "parent=test-1");
        browser.done("/browse/TEST-7/links", "relation=" + relation(dialect) + "%3Aout&other=TEST-3");
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Planned at last");
        assertThat(admin.fields("TEST-7").path("customfield_10014").asString()).isEqualTo("TEST-1");
        assertThat(admin.fields("TEST-7")
                        .path("issuelinks")
                        .path(0)
                        .path("outwardIssue")
                        .path("key")
                        .asString())
                .isEqualTo("TEST-3");
        assertThat(browser.page("/browse/TEST-7"))
                .contains("Planned at last", "Epic Link", "Remove the link to TEST-3");
        String link =
                admin.fields("TEST-7").path("issuelinks").path(0).path("id").asString();
        browser.done("/browse/TEST-7/links/" + link + "/remove", "");
        browser.done("/browse/TEST-7/parent", "parent=");
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
        assertThat(admin.fields("TEST-7").path("customfield_10014").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anIssueIsLedThroughItsWorkflow(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        assertThat(browser.page("/browse/TEST-7")).contains(">In Progress</button>", ">Done</button>", "Resolution");
        browser.done("/browse/TEST-7/status", "transition=21");
        admin.put("/sandbox/conflicts", "{\"next\":1}");
        browser.refused(409, "/browse/TEST-7/status", "transition=31&resolution=" + resolution(admin), "somebody else");
        browser.done("/browse/TEST-7/status", "transition=31&resolution=" + resolution(admin));
        assertThat(admin.fields("TEST-7").at("/status/name").asString()).isEqualTo("Done");
        assertThat(browser.page("/browse/TEST-7")).contains("<dt>Resolution</dt><dd>Done</dd>", "In Progress</td>");
        assertThat(admin.history("TEST-7"))
                .containsExactly("status: To Do>In Progress", "status: In Progress>Done; resolution: null>Done");
    }

    /** A form, the permission it needs, and what else the sentence says. */
    static Stream<Arguments> permissions() {
        return Stream.of(Dialect.values()).flatMap(PageTest::permissions);
    }

    private static Stream<Arguments> permissions(Dialect dialect) {
        String link = "relation=" + relation(dialect) + "%3Aout&other=TEST-3";
        return Stream.of(
                arguments(dialect, "TEST-7/summary", "summary=New", "EDIT_ISSUES", "edit issues in the project TEST"),
                arguments(dialect, "TEST-7/parent", "parent=TEST-1", "EDIT_ISSUES", "edit issues"),
                arguments(dialect, "TEST-7/status", "transition=21", "TRANSITION_ISSUES", "transition issues"),
                arguments(dialect, "TEST-7/links", link, "LINK_ISSUES", "link"),
                arguments(dialect, "TEST-2/links/501/remove", "", "LINK_ISSUES", "link issues"),
                arguments(dialect, "TEST-7/rank", "move=up", "SCHEDULE_ISSUES", "schedule issues"),
                arguments(dialect, "TEST-7/delete", "sure=true", "DELETE_ISSUES", "delete issues"),
                arguments(dialect, "TEST-7/summary", "summary=New", "BROWSE_PROJECTS", "browse projects"));
    }

    @ParameterizedTest
    @MethodSource("permissions")
    void aMemberDoesOnPagesWhatTheApiAllows(
            Dialect dialect, String path, String form, String permission, String words) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        admin.put("/sandbox/permissions", "{\"TEST\":[\"" + permission + "\"]}");
        String before = admin.get("/rest/api/latest/issue/TEST-7").text();
        browser.as("member").refused(403, "/browse/" + path, form, "Project Member lacks the permission to " + words);
        assertThat(admin.get("/rest/api/latest/issue/TEST-7").text()).isEqualTo(before);
        browser.done("/browse/" + path, form);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyChangesAnArchivedProjectOnPages(Dialect dialect) {
        Browser browser = browser(dialect);
        admin(dialect).send(dialect == Dialect.CLOUD ? "POST" : "PUT", "/rest/api/latest/project/TEST/archive", "");
        browser.refused(403, "/browse/TEST-7/summary", "summary=New", "The project TEST is archived");
        assertThat(browser.page("/browse/TEST-7")).contains("No way leads on from here");
    }

    @ParameterizedTest
    @EnumSource
    void anIssueMovesInTheRank(Dialect dialect) {
        Browser browser = browser(dialect);
        List<String> before = keys(dialect, "project = TEST ORDER BY Rank");
        String last = before.getLast();
        browser.done("/browse/" + last + "/rank", "move=up");
        List<String> after = keys(dialect, "project = TEST ORDER BY Rank");
        assertThat(after.indexOf(last)).isEqualTo(before.size() - 2);
        browser.done("/browse/" + last + "/rank", "move=down");
        assertThat(keys(dialect, "project = TEST ORDER BY Rank")).isEqualTo(before);
        browser.done("/browse/" + last + "/rank", "move=before&other=" + before.getFirst());
        assertThat(keys(dialect, "project = TEST ORDER BY Rank").getFirst()).isEqualTo(last);
    }

    @ParameterizedTest
    @EnumSource
    void somebodyElseCanBeTheOneWhoEdits(Dialect dialect) {
        Browser browser = browser(dialect);
        assertThat(browser.back("/browse/TEST-7")).isEqualTo("/browse/TEST-7");
        assertThat(browser.back("/browse/TEST-7/summary")).isEqualTo("/browse/TEST-7");
        assertThat(browser.back("//example.com")).isEqualTo("/");
        assertThat(browser.post("/person", "person=member").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("sandbox-person=member;"));
        browser.as("member").done("/browse/TEST-7/summary", "summary=By+the+member");
        assertThat(browser.page("/browse/TEST-7")).contains("<td>Project Member</td>");
    }

    @ParameterizedTest
    @EnumSource
    void anIssueIsDeletedByWhoeverIsSure(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        browser.refused("/browse/TEST-2/delete", "subTasks=true", "Nothing was deleted, because the box");
        browser.refused("/browse/TEST-2/delete", "sure=true", "has subtasks");
        browser.done("/browse/TEST-2/delete", "sure=true&subTasks=true");
        assertThat(admin.get("/rest/api/latest/issue/TEST-2").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void wrongInputGivesOneSentenceOnThePage(Dialect dialect) {
        TestClient admin = admin(dialect);
        Browser browser = browser(dialect);
        browser.refused("/browse/TEST-7/summary", "summary=", "needs 1 to 255 characters");
        browser.refused("/browse/TEST-7/parent", "parent=NONE-1", "There is no issue &quot;NONE-1&quot;");
        browser.refused("/browse/TEST-4/parent", "parent=", "sub-task");
        browser.refused("/browse/TEST-7/links", "relation=nonsense&other=TEST-3", "the relation is unknown");
        browser.refused(
                "/browse/TEST-7/links",
                "relation=" + relation(dialect) + "%3Ain&other=TEST-7",
                "cannot be linked to itself");
        browser.refused("/browse/TEST-7/rank", "move=after&other=%3Cb%3E", "There is no issue &quot;&lt;b&gt;&quot;");
        browser.refused("/browse/TEST-7/links/999/remove", "", "was already gone");
        browser.refused("/browse/TEST-7/status", "transition=99", "that way is not open");
        browser.refused("/browse/TEST-7/status", "transition=31", "asks how the issue was resolved");
        assertThat(browser.post("/browse/NONE-1/summary", "summary=x").statusCode())
                .isEqualTo(404);
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
    }

    private static String resolution(TestClient admin) {
        return admin.get("/rest/api/latest/resolution")
                .json()
                .path(0)
                .path("id")
                .asString();
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

    private static List<String> keys(Dialect dialect, String jql) {
        String search = dialect == Dialect.CLOUD ? "search/jql" : "search";
        return admin(dialect)
                .get("/rest/api/2/" + search + "?fields=key&jql=" + TestClient.encoded(jql))
                .json()
                .path("issues")
                .values()
                .stream()
                .map(issue -> issue.path("key").asString())
                .toList();
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }

    private static Browser browser(Dialect dialect) {
        return new Browser(harbours.of(dialect).address(), "");
    }
}
