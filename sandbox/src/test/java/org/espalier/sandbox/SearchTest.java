package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("database")
class SearchTest {

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();

    @Test
    void idsAreAllThatIsShownUnlessMoreIsAskedFor() {
        Answer answer = admin.search("project = SIDE order by key");
        assertThat(answer.text()).isEqualTo("{\"issues\":[{\"id\":\"108\"},{\"id\":\"109\"}],\"isLast\":true}");
    }

    @Test
    void pagesFollowOneAnotherByToken() {
        for (String order : List.of("", " order by Rank", " order by created desc")) {
            List<String> found = new ArrayList<>();
            String token = "";
            int pages = 0;
            do {
                JsonNode page = admin.post(
                                "/rest/api/2/search/jql",
                                "{\"jql\":\"project = TEST" + order + "\",\"maxResults\":3"
                                        + (token.isEmpty() ? "" : ",\"nextPageToken\":\"" + token + "\"") + "}")
                        .json();
                page.path("issues")
                        .values()
                        .forEach(issue -> found.add(issue.path("id").asString()));
                token = page.path("nextPageToken").asString("");
                assertThat(page.path("isLast").booleanValue()).isEqualTo(token.isEmpty());
                pages++;
            } while (!token.isEmpty());
            assertThat(found).containsExactlyInAnyOrder("101", "102", "103", "104", "105", "106", "107");
            assertThat(pages).isEqualTo(3);
        }
    }

    @Test // jira-api.md 4.1
    void pagesAreShortEmptyOrComeAgainOnDemand() {
        List<String> first = page("").issues();
        assertThat(first).hasSize(4);

        admin.put("/sandbox/faults", "{\"shortPagePercent\":100}");
        Page shortened = page("");
        assertThat(shortened.issues()).isEqualTo(first.subList(0, 2));
        assertThat(page(shortened.next()).issues()).isEqualTo(first.subList(2, 4));

        admin.put("/sandbox/faults", "{\"emptyPagePercent\":100}");
        Page empty = page("");
        assertThat(empty.issues()).isEmpty();
        assertThat(page(empty.next()).next()).isNotEmpty().isNotEqualTo(empty.next());

        admin.put("/sandbox/faults", "{\"repeatedPagePercent\":100}");
        assertThat(page(empty.next()).issues()).isEqualTo(first);
        Page again = page("");
        admin.put("/sandbox/faults", "{}");
        assertThat(page(again.next()).issues()).isEqualTo(first);
    }

    private record Page(List<String> issues, String next) {}

    private static Page page(String token) {
        JsonNode answer = admin.post(
                        "/rest/api/3/search/jql",
                        "{\"jql\":\"project = TEST ORDER BY key\",\"maxResults\":4"
                                + (token.isEmpty() ? "" : ",\"nextPageToken\":\"" + token + "\"") + "}")
                .json();
        return new Page(
                answer.path("issues").values().stream()
                        .map(issue -> issue.path("id").asString())
                        .toList(),
                answer.path("nextPageToken").asString(""));
    }

    @Test
    void aTokenOfAnotherQueryIsRefused() {
        String token = admin.post("/rest/api/3/search/jql", "{\"jql\":\"project = TEST\",\"maxResults\":1}")
                .json()
                .path("nextPageToken")
                .asString();
        for (String bad : List.of(token, "nonsense")) {
            Answer answer = admin.post(
                    "/rest/api/3/search/jql", "{\"jql\":\"project = SIDE\",\"nextPageToken\":\"" + bad + "\"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.messages()).isEqualTo("The provided next page token is invalid or expired.");
        }
    }

    @Test
    void aPageWithFieldsIsAtMostAHundredAndShowsThem() {
        JsonNode issue = admin.get("/rest/api/3/search/jql?fields=summary,status&fields=parent&jql=key%3DTEST-4")
                .json()
                .path("issues")
                .get(0);
        assertThat(issue.path("key").asString()).isEqualTo("TEST-4");
        assertThat(issue.path("fields").propertyNames()).containsExactlyInAnyOrder("summary", "status", "parent");
        assertThat(issue.path("fields").path("summary").asString()).isEqualTo("Order the paint  ");
        assertThat(issue.at("/fields/parent/key").asString()).isEqualTo("TEST-2");
    }

    @Test
    void aLongHistoryAndManyCommentsAreCutAndNamesComeOnDemand() {
        sandbox.execute("""
                insert into change_group (id, issue_id, author, created, items)
                select nextval('change_group_id'), 107, a.id, now() + n * interval '1 minute',
                       '[{"field":"labels","from":null,"fromString":"","to":null,"toString":"wet"}]'
                from account a, generate_series(1, 45) n where a.name = 'admin';
                insert into comment (id, issue_id, author, body, created, updated)
                select nextval('comment_id'), 107, a.id, '"Wet"', now(), now()
                from account a, generate_series(1, 25) where a.name = 'admin'
                """);
        String search = "/rest/api/3/search/jql?jql=key=TEST-7&fields=comment,status&expand=changelog,names,schema";
        JsonNode found = admin.get(search).json();
        JsonNode changelog = found.at("/issues/0/changelog");
        assertThat(changelog.path("total").intValue()).isEqualTo(45);
        assertThat(changelog.path("histories").size()).isEqualTo(40);
        assertThat(changelog.at("/histories/0/created").asString())
                .isGreaterThan(changelog.at("/histories/39/created").asString());
        assertThat(found.at("/issues/0/fields/comment/total").intValue()).isEqualTo(25);
        assertThat(found.at("/issues/0/fields/comment/comments").size()).isEqualTo(20);
        assertThat(found.path("names").toString()).isEqualTo("{\"status\":\"Status\",\"comment\":\"Comment\"}");
        assertThat(found.at("/schema/status/type").asString()).isEqualTo("status");
        assertThat(admin.get(search.replace(",names,schema", "")).json().has("names"))
                .isFalse();
        assertThat(admin.post("/rest/api/3/search/jql", "{\"jql\":\"key = TEST-7\",\"expand\":\"changelog\"}")
                        .json()
                        .at("/issues/0/changelog/histories")
                        .size())
                .isEqualTo(40);
    }

    @Test
    void aQueryWithoutRestrictionIsRefused() {
        for (String jql : List.of("", "order by key")) {
            Answer answer = admin.search(jql);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.messages())
                    .isEqualTo("Unbounded JQL queries are not allowed here. Please add a search restriction to your"
                            + " query.");
        }
    }

    @Test
    void unknownFieldsAndValuesAreRefusedInJirasWords() {
        assertThat(admin.search("universe = 1").messages())
                .isEqualTo("Field 'universe' does not exist or you do not have permission to view it.");
        assertThat(admin.search("project = INVALID").messages())
                .isEqualTo("The value 'INVALID' does not exist for the field 'project'.");
        assertThat(admin.search("project = \"open").status()).isEqualTo(400);
    }

    @Test
    void freeWordsFindNothing() {
        Answer answer = admin.search("this is not jql");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("issues")).isEmpty();
    }

    @Test
    void whatADataFileOnlyNamesCannotBeFound() {
        assertThat(admin.search("key = GONE-1").status()).isEqualTo(400);
        assertThat(admin.search("project = GONE").status()).isEqualTo(400);
        assertThat(admin.keys("project in (TEST, SIDE)")).hasSize(9).noneMatch(key -> key.startsWith("GONE"));
    }

    @Test
    void rankIsComparedAsBytes() {
        assertThat(admin.keys("parent = TEST-2 order by Rank")).containsExactly("TEST-5", "TEST-4");
    }

    @Test
    void theOldSearchIsGone() {
        for (String version : List.of("2", "3", "latest")) {
            Answer answer = admin.get("/rest/api/" + version + "/search?jql=project=TEST");
            assertThat(answer.status()).isEqualTo(410);
            assertThat(answer.messages()).startsWith("The requested API has been removed. Please migrate to the");
        }
    }

    @Test
    void issuesAreCountedWithoutBeingShown() {
        assertThat(admin.post("/rest/api/3/search/approximate-count", "{\"jql\":\"project = TEST\"}")
                        .text())
                .isEqualTo("{\"count\":7}");
        assertThat(admin.post("/rest/api/3/search/approximate-count", "{\"jql\":\"\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void parametersThatMeanNothingAreTolerated() {
        assertThat(admin.get("/rest/api/3/search/jql?jql=key%3DTEST-1&fields=&maxResults=&nextPageToken=&expand=")
                        .status())
                .isEqualTo(200);
        assertThat(admin.post("/rest/api/3/search/jql", "{\"jql\":\"key = TEST-1\",\"reconcileIssues\":[101,\"102\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.post("/rest/api/3/search/jql", "{\"jql\":\"key = TEST-1\",\"startAt\":0}")
                        .messages())
                .startsWith("Invalid request payload.");
        assertThat(admin.post("/rest/api/3/search/jql", "{\"jql\":").messages()).startsWith("Invalid request payload.");
    }

    @Test
    void matchTellsWhichIssuesBelongToWhichQuery() {
        Answer answer = admin.post(
                "/rest/api/3/jql/match",
                "{\"issueIds\":[102,\"108\",999],\"jqls\":[\"project = TEST\",\"project = NOWHERE\",\"broken =\"]}");
        JsonNode matches = answer.json().path("matches");
        assertThat(matches.get(0).toString()).isEqualTo("{\"matchedIssues\":[102],\"errors\":[]}");
        assertThat(matches.get(1).toString()).isEqualTo("{\"matchedIssues\":[],\"errors\":[]}");
        assertThat(matches.get(2).path("errors")).hasSize(1);
    }

    @Test
    void parseJudgesEachQueryByItself() {
        JsonNode queries = admin.post(
                        "/rest/api/3/jql/parse",
                        "{\"queries\":[\"project = TEST and not labels in (a, b) order by Rank desc\",\"universe = 1\","
                                + "\"project = NOWHERE\",\"labels =\"]}")
                .json()
                .path("queries");
        assertThat(queries.get(0).at("/structure/where/clauses/1/operator").asString())
                .isEqualTo("not");
        assertThat(queries.get(0).at("/structure/orderBy/fields/0/direction").asString())
                .isEqualTo("desc");
        assertThat(queries.get(1).has("errors")).isTrue();
        assertThat(queries.get(1).has("structure")).isFalse();
        assertThat(queries.get(2).has("warnings")).isTrue();
        assertThat(queries.get(2).has("errors")).isFalse();
        assertThat(queries.get(3).has("errors")).isTrue();
        JsonNode unchecked = admin.post("/rest/api/3/jql/parse?validation=none", "{\"queries\":[\"universe changed\"]}")
                .json()
                .path("queries")
                .get(0);
        assertThat(unchecked.at("/structure/where").toString())
                .isEqualTo("{\"field\":{\"name\":\"universe\",\"encodedName\":\"universe\"},"
                        + "\"operator\":\"changed\",\"predicates\":[]}");
    }

    @Test
    void namesThatAReaderMayNotKnowBecomeIds() {
        String member = "5e5a0d1b2c3f4a0c1b9d7e02";
        admin.put("/sandbox/permissions", "{\"SIDE\":[\"BROWSE_PROJECTS\"]}");
        JsonNode queries = admin.post(
                        "/rest/api/3/jql/sanitize",
                        "{\"queries\":[{\"query\":\"project = 'TEST' and key in (TEST-1, SIDE-1)\",\"accountId\":\""
                                + member + "\"},{\"query\":\"project = TEST\"},{\"query\":\"labels =\"}]}")
                .json()
                .path("queries");
        admin.put("/sandbox/permissions", "{}");
        String hidden = queries.get(0).path("sanitizedQuery").asString();
        assertThat(hidden).matches("project = TEST AND key IN \\(TEST-1, [0-9]+\\)");
        assertThat(queries.get(0).path("accountId").asString()).isEqualTo(member);
        assertThat(queries.get(1).path("sanitizedQuery").asString()).matches("project = [0-9]+");
        assertThat(queries.get(2).at("/errors/errorMessages")).hasSize(1);
        assertThat(queries.get(2).has("sanitizedQuery")).isFalse();
        for (String wrong :
                List.of("{}", "{\"queries\":[{\"query\":\"\"},{\"query\":\"\"}]}", "{\"queries\":[{\"jql\":\"\"}]}")) {
            assertThat(admin.post("/rest/api/3/jql/sanitize", wrong).status()).isEqualTo(400);
        }
        assertThat(sandbox.member().post("/rest/api/3/jql/sanitize", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void whatSomebodyLookedAtIsFoundAgain() {
        assertThat(admin.keys("key in issueHistory()")).isEmpty();
        admin.get("/rest/api/3/issue/TEST-3?updateHistory=true");
        admin.get("/rest/api/3/issue/TEST-2?updateHistory=false");
        assertThat(admin.keys("key in issueHistory()")).containsExactly("TEST-3");
        assertThat(sandbox.member().keys("key in issueHistory()")).isEmpty();
    }
}
