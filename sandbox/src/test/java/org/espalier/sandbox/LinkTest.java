package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.sandbox.TestClient.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

@Tag("database")
class LinkTest {

    private static final String NEW_LINK =
            "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"id\":\"102\"},\"comment\":null}";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.harbour();

    private static final TestClient admin = sandbox.admin();

    @Test
    void aLinkShowsOneOtherEndAndTheSameIdFromBothSides() {
        JsonNode source = admin.fields("TEST-2").path("issuelinks").get(0);
        assertThat(source.path("id").asString()).isEqualTo("501");
        assertThat(source.at("/type/outward").asString()).isEqualTo("blocks");
        assertThat(source.at("/outwardIssue/key").asString()).isEqualTo("TEST-3");
        assertThat(source.has("inwardIssue")).isFalse();
        JsonNode destination = admin.fields("TEST-3").path("issuelinks").get(0);
        assertThat(destination.path("id").asString()).isEqualTo("501");
        assertThat(destination.at("/inwardIssue/key").asString()).isEqualTo("TEST-2");
    }

    @Test
    void aLinkWhoseOtherEndIsHiddenIsLeftOut() {
        assertThat(admin.fields("TEST-3").path("issuelinks")).hasSize(2);
        assertThat(admin.get("/rest/api/3/issueLink/503").status()).isEqualTo(404);
        assertThat(admin.delete("/rest/api/3/issueLink/503").status()).isEqualTo(404);
    }

    /** Whether a real site shows such a link is not known (jira-api.md 8). */
    @Test
    void aLinkWhoseOtherEndMayNotBeBrowsedIsShownWhereThatIsSwitchedOn() {
        admin.post(
                "/rest/api/3/issueLink",
                "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"key\":\"SIDE-1\"}}");
        String shown = admin.fields("TEST-7").path("issuelinks").toString();
        admin.put("/sandbox/faults", "{\"hideProjects\":[\"SIDE\"]}");
        assertThat(admin.fields("TEST-7").path("issuelinks")).isEmpty();
        admin.put("/sandbox/faults", "{\"hideProjects\":[\"SIDE\"],\"showUnseenLinks\":true}");
        assertThat(admin.fields("TEST-7").path("issuelinks").toString()).isEqualTo(shown);
        assertThat(admin.get("/rest/api/3/issue/SIDE-1").status()).isEqualTo(404);
    }

    @Test
    void theOrderOfLinksChangesByItselfWhereThatIsSwitchedOn() {
        JsonNode before = admin.fields("TEST-3").path("issuelinks");
        admin.put("/sandbox/faults", "{\"shuffledLinksPercent\":100,\"seed\":1}");
        List<JsonNode> seen = Stream.generate(() -> admin.fields("TEST-3").path("issuelinks"))
                .limit(20)
                .toList();
        assertThat(seen)
                .contains(before)
                .anyMatch(links ->
                        links.get(0).equals(before.get(1)) && links.get(1).equals(before.get(0)));
    }

    @Test
    void theInwardIssueOfARequestIsTheSource() {
        Answer answer = admin.post("/rest/api/3/issueLink", NEW_LINK);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEmpty();
        JsonNode link = admin.fields("TEST-7").path("issuelinks").get(0);
        assertThat(link.at("/outwardIssue/key").asString()).isEqualTo("TEST-2");
        JsonNode whole =
                admin.get("/rest/api/3/issueLink/" + link.path("id").asString()).json();
        assertThat(whole.at("/inwardIssue/key").asString()).isEqualTo("TEST-7");
        assertThat(whole.at("/outwardIssue/key").asString()).isEqualTo("TEST-2");
    }

    @Test
    void bothEndsAreStampedAndTellIt() {
        admin.post("/rest/api/3/issueLink", NEW_LINK);
        assertThat(admin.fields("TEST-7").path("updated").asString())
                .isEqualTo(admin.fields("TEST-2").path("updated").asString())
                .isGreaterThan("2026");
        JsonNode item = admin.get("/rest/api/3/issue/TEST-2/changelog").json().at("/values/0/items/0");
        assertThat(item.path("field").asString()).isEqualTo("Link");
        assertThat(item.path("to").asString()).isEqualTo("TEST-7");
        assertThat(item.path("toString").asString()).isEqualTo("This issue is blocked by TEST-7");
        JsonNode logs = admin.post("/rest/api/3/changelog/bulkfetch", "{\"issueIdsOrKeys\":[\"TEST-7\",\"TEST-2\"]}")
                .json()
                .path("issueChangeLogs");
        assertThat(logs).hasSize(2);
        assertThat(logs.at("/0/changeHistories/0/created").isIntegralNumber()).isTrue();
    }

    @Test
    void aRepeatedRequestMakesNoSecondLinkAndStampsNothing() {
        admin.post("/rest/api/3/issueLink", NEW_LINK);
        String stamp = admin.fields("TEST-7").path("updated").asString();
        assertThat(admin.post("/rest/api/3/issueLink", NEW_LINK).status()).isEqualTo(201);
        assertThat(admin.fields("TEST-7").path("issuelinks")).hasSize(1);
        assertThat(admin.fields("TEST-7").path("updated").asString()).isEqualTo(stamp);
    }

    @Test
    void aLinkIsRemovedOnceAndTellsItOnBothEnds() {
        assertThat(admin.delete("/rest/api/3/issueLink/501").status()).isEqualTo(204);
        Answer again = admin.delete("/rest/api/3/issueLink/501");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.messages()).isEqualTo("No issue link with id '501' exists.");
        JsonNode item = admin.get("/rest/api/3/issue/TEST-3/changelog").json().at("/values/0/items/0");
        assertThat(item.path("fromString").asString()).isEqualTo("This issue is blocked by TEST-2");
        assertThat(item.path("to").isNull()).isTrue();
    }

    @Test
    void whatCannotBeLinkedIsRefused() {
        assertThat(
                        refusal(
                                "{\"type\":{\"name\":\"Nonsense\"},\"inwardIssue\":{\"key\":\"TEST-7\"},\"outwardIssue\":{\"key\":\"TEST-2\"}}"))
                .isEqualTo("404 No issue link type with name 'Nonsense' found.");
        assertThat(
                        refusal(
                                "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"GONE-9\"},\"outwardIssue\":{\"key\":\"TEST-2\"}}"))
                .isEqualTo("404 Issue does not exist or you do not have permission to see it.");
        assertThat(
                        refusal(
                                "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"TEST-2\"},\"outwardIssue\":{\"key\":\"TEST-2\"}}"))
                .isEqualTo("400 You cannot link an issue to itself.");
        for (String id : List.of("nonsense", "99999")) {
            assertThat(admin.get("/rest/api/3/issueLink/" + id).status()).isEqualTo(404);
        }
    }

    @Test
    void manyRequestsAtOnceMakeOneLink() {
        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(turn -> admin.post("/rest/api/3/issueLink", NEW_LINK).status())
                .toList();
        assertThat(answers).containsOnly(201);
        assertThat(admin.fields("TEST-7").path("issuelinks")).hasSize(1);
        assertThat(admin.get("/rest/api/3/issue/TEST-7/changelog")
                        .json()
                        .path("total")
                        .intValue())
                .isOne();
    }

    private String refusal(String body) {
        Answer answer = admin.post("/rest/api/3/issueLink", body);
        return answer.status() + " " + answer.messages();
    }
}
