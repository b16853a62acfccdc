package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sandbox's own pages show what the API shows, and change it from the other side. */
@Tag("database")
class PageTest {

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterEach
    void normal() {
        admin.put("/sandbox/deliveries", "{}");
        admin.put("/sandbox/limits", "{}");
    }

    @Test
    void projectsIssuesAndBoardsAreShown() {
        assertThat(get("/").body()).contains("TEST board").contains("<td>7</td>");
        assertThat(get("/projects/TEST").body()).contains("7 issues in the order of their rank", "Repair the crane");
        assertThat(get("/projects/TEST?page=99").body()).contains("page 1 of 1");
        assertThat(get("/projects/NONE").statusCode()).isEqualTo(404);
        assertThat(get("/browse/NONE-1").statusCode()).isEqualTo(404);
        assertThat(get("/browse/TEST-5").body()).contains("&quot;:?&gt;&lt;|][~");
    }

    @Test
    void anIssueIsChangedAndTheApiShowsIt() {
        done("/browse/TEST-7/summary", "summary=Planned+at+last");
        done("/browse/TEST-7/parent", "parent=test-1");
        done("/browse/TEST-7/links", "relation=" + relation() + "%3Aout&other=TEST-3");
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Planned at last");
        assertThat(admin.fields("TEST-7").path("parent").path("key").asString()).isEqualTo("TEST-1");
        assertThat(admin.fields("TEST-7")
                        .path("issuelinks")
                        .path(0)
                        .path("outwardIssue")
                        .path("key")
                        .asString())
                .isEqualTo("TEST-3");
        assertThat(get("/browse/TEST-7").body())
                .contains("Planned at last", "IssueParentAssociation", "Remove the link to TEST-3");
        String link =
                admin.fields("TEST-7").path("issuelinks").path(0).path("id").asString();
        done("/browse/TEST-7/links/" + link + "/remove", "");
        done("/browse/TEST-7/parent", "parent=");
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
        assertThat(admin.fields("TEST-7").has("parent")).isFalse();
    }

    @Test
    void anIssueMovesInTheRank() {
        List<String> before = admin.keys("project = TEST ORDER BY Rank");
        String last = before.getLast();
        done("/browse/" + last + "/rank", "move=up");
        List<String> after = admin.keys("project = TEST ORDER BY Rank");
        assertThat(after.indexOf(last)).isEqualTo(before.size() - 2);
        done("/browse/" + last + "/rank", "move=down");
        assertThat(admin.keys("project = TEST ORDER BY Rank")).isEqualTo(before);
        done("/browse/" + last + "/rank", "move=before&other=" + before.getFirst());
        assertThat(admin.keys("project = TEST ORDER BY Rank").getFirst()).isEqualTo(last);
    }

    @Test
    void somebodyElseCanBeTheOneWhoEdits() {
        HttpResponse<String> chosen = post("/person", "person=member", "");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(post("/browse/TEST-7/summary", "summary=By+the+member", cookie.split(";", 2)[0])
                        .statusCode())
                .isEqualTo(303);
        assertThat(get("/browse/TEST-7").body()).contains("<td>Project Member</td>");
    }

    @Test
    void anIssueIsDeletedByWhoeverIsSure() {
        refused("/browse/TEST-2/delete", "subTasks=true", "Nothing was deleted, because the box");
        refused("/browse/TEST-2/delete", "sure=true", "has subtasks");
        done("/browse/TEST-2/delete", "sure=true&subTasks=true");
        assertThat(admin.get("/rest/api/3/issue/TEST-2").status()).isEqualTo(404);
    }

    @Test
    void wrongInputGivesOneSentenceOnThePage() {
        refused("/browse/TEST-7/summary", "summary=", "needs 1 to 255 characters");
        refused("/browse/TEST-7/parent", "parent=NONE-1", "There is no issue &quot;NONE-1&quot;");
        refused("/browse/TEST-4/parent", "parent=", "sub-task");
        refused("/browse/TEST-7/links", "relation=nonsense&other=TEST-3", "the relation is unknown");
        refused("/browse/TEST-7/links", "relation=" + relation() + "%3Ain&other=TEST-7", "cannot be linked to itself");
        refused("/browse/TEST-7/rank", "move=after&other=%3Cb%3E", "There is no issue &quot;&lt;b&gt;&quot;");
        refused("/browse/TEST-7/links/999/remove", "", "was already gone");
        refused(
                "/switches/faults",
                "latencyMillis=0&errorPercent=101" + zeros(),
                "Errors: answers of a hundred from 500 on: It must be");
        refused("/switches/faults", "latencyMillis=soon", "Slow answers");
        assertThat(post("/browse/NONE-1/summary", "summary=x", "").statusCode()).isEqualTo(404);
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
    }

    @Test
    void aFormShowsAndSetsEverySwitch() {
        String page = get("/switches").body();
        for (String panel : List.of("faults", "limits", "deliveries")) {
            assertThat(admin.get("/sandbox/" + panel).json().propertyNames())
                    .isNotEmpty()
                    .allMatch(name -> page.contains("name=\"" + name + "\"") && !page.contains(name + "<input"));
        }
        done("/switches/faults", "latencyMillis=1&hideProjects=SIDE&deadToken=true&outage=MAINTENANCE" + zeros());
        assertThat(admin.get("/sandbox/faults").text())
                .contains("\"latencyMillis\":1", "\"hideProjects\":[\"SIDE\"]", "\"deadToken\":true", "MAINTENANCE");
        assertThat(get("/switches").body()).contains("value=\"SIDE\"", "<option value=\"MAINTENANCE\" selected>");
        done("/switches/faults", "clear=true");
        assertThat(admin.get("/sandbox/faults").text())
                .contains("\"deadToken\":false")
                .doesNotContain("outage");
    }

    @Test
    void aProjectIsHiddenFromTheApiAndShownAgain() {
        admin.put("/sandbox/faults", "{\"latencyMillis\":1}");
        done("/projects/SIDE/visibility", "");
        assertThat(admin.get("/rest/api/3/project/SIDE").status()).isEqualTo(404);
        assertThat(get("/projects/SIDE").body()).contains("Clean the pier", "Give the permission back");
        done("/projects/SIDE/visibility", "");
        assertThat(admin.get("/rest/api/3/project/SIDE").status()).isEqualTo(200);
        assertThat(admin.get("/sandbox/faults").text()).contains("\"latencyMillis\":1");
    }

    @Test
    void aProjectThatIsNotForEverybodySaysSo() {
        assertThat(get("/projects/SIDE").body()).contains("seen by both accounts");
        admin.put("/sandbox/permissions", "{\"SIDE\":[\"BROWSE_PROJECTS\"]}");
        assertThat(get("/projects/SIDE").body()).contains("seen by administrators");
        assertThat(get("/").body()).contains("administrators");
        admin.put("/sandbox/permissions", "{}");
        assertThat(get("/").body()).doesNotContain("<td>administrators");
    }

    @Test
    void webhooksAreListedAndForgotten() {
        String self = admin.post(
                        "/rest/webhooks/1.0/webhook",
                        "{\"name\":\"<Mine>\",\"url\":\"http://localhost:9/\",\"events\":[\"jira:issue_updated\"]}")
                .json()
                .path("self")
                .asString();
        done("/browse/TEST-7/summary", "summary=Told");
        assertThat(get("/webhooks").body()).contains("&lt;Mine&gt;", "not signed", "jira:issue_updated");
        done("/webhooks/" + self.substring(self.lastIndexOf('/') + 1) + "/forget", "");
        assertThat(get("/webhooks").body()).contains("Nobody wants to hear of anything.");
    }

    @Test
    void aResetBringsBackWhatTheStoreWasFilledWith() {
        refused("/reset", "sure=true", "cannot be reset");
        sandbox.execute("call keep_first_state()");
        String before = admin.get("/rest/api/3/issue/TEST-2").text();
        done("/browse/TEST-2/summary", "summary=Broken");
        done("/browse/TEST-2/delete", "sure=true&subTasks=true");
        done("/browse/TEST-7/links", "relation=" + relation() + "%3Aout&other=TEST-3");
        refused("/reset", "", "Nothing was reset, because the box");
        assertThat(get("/reset").body()).contains("I am sure");
        done("/reset", "sure=true");
        assertThat(admin.get("/rest/api/3/issue/TEST-2").text()).isEqualTo(before);
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
        assertThat(get("/browse/TEST-7").body()).contains("Nothing was changed yet.");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(sandbox.address().resolve("/browse/TEST-7/summary"))
                .header("Origin", "http://example.com")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("summary=Foreign"))
                .build();
        assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
        assertThat(admin.fields("TEST-7").path("summary").asString()).isEqualTo("Nobody has planned this yet");
    }

    /** Every field has a label around it or a name of its own, and every page one heading of the first order. */
    @Test
    void everyFieldHasALabel() {
        for (String path : List.of("/", "/projects/TEST", "/browse/TEST-2", "/switches", "/webhooks", "/reset")) {
            String page = get(path).body();
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
                + "&searchFlickerPercent=0&deadTokenAfter=0&rankRefusalPercent=0";
    }

    private static String relation() {
        return admin.get("/rest/api/3/issueLinkType")
                .json()
                .path("issueLinkTypes")
                .path(0)
                .path("id")
                .asString();
    }

    private static void done(String path, String form) {
        HttpResponse<String> answer = post(path, form, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static void refused(String path, String form, String sentence) {
        HttpResponse<String> answer = post(path, form, "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"").contains(sentence);
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(sandbox.address().resolve(path)));
    }

    private static HttpResponse<String> post(String path, String form, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", sandbox.address().toString())
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
