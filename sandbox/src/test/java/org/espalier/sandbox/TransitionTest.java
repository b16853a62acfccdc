package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Issues are led through the workflow of their project, in both kinds of Jira. */
@Tag("database")
class TransitionTest {

    private static final String ISSUE = "/rest/api/2/issue/";
    private static final String TO_DONE =
            "{\"transition\":{\"id\":\"31\"},\"fields\":{\"resolution\":{\"name\":\"Done\"}}}";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onlyTheWaysThatAreOpenNowAreListed(Dialect dialect) {
        assertThat(ways(dialect, "TEST-7")).containsExactly("21 In Progress", "31 Done");
        assertThat(ways(dialect, "TEST-3")).containsExactly("11 To Do", "31 Done");
        assertThat(ways(dialect, "SIDE-2")).containsExactly("11 To Do");
        JsonNode way = transitions(dialect, "TEST-7", "?transitionId=31").get(0);
        assertThat(way.at("/to/statusCategory/key").asString()).isEqualTo("done");
        assertThat(way.has("fields")).isFalse();
        assertThat(way.has("hasScreen")).isEqualTo(dialect == Dialect.CLOUD);
        assertThat(admin(dialect).get(ISSUE + "GONE-1/transitions").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theScreenOfAWayIsShownOnDemand(Dialect dialect) {
        JsonNode ways = transitions(dialect, "TEST-7", "?expand=transitions.fields");
        assertThat(ways.at("/0/fields").isEmpty()).isTrue();
        assertThat(ways.at("/1/fields").propertyNames())
                .containsExactly("resolution", "assignee", "fixVersions", "comment");
        JsonNode resolution = ways.at("/1/fields/resolution");
        assertThat(resolution.path("required").booleanValue()).isTrue();
        assertThat(resolution.at("/allowedValues/0/name").asString()).isEqualTo("Done");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anIssueIsLedThroughItsWorkflowAndBack(Dialect dialect) {
        String before = stamp(dialect, "TEST-7");
        assertThat(take(dialect, "TEST-7", "{\"transition\":{\"id\":21}}").status())
                .isEqualTo(204);
        assertThat(stamp(dialect, "TEST-7")).isGreaterThan(before);
        Answer done = take(
                dialect,
                "TEST-7",
                "{\"transition\":{\"id\":\"31\"},\"fields\":{\"resolution\":{\"name\":\"Done\"}},"
                        + "\"update\":{\"comment\":[{\"add\":{\"body\":\"Tide's out\"}}]}}");
        assertThat(done.status()).isEqualTo(204);
        JsonNode fields = fields(dialect, "TEST-7");
        assertThat(fields.at("/status/name").asString()).isEqualTo("Done");
        assertThat(fields.at("/resolution/name").asString()).isEqualTo("Done");
        assertThat(fields.at("/comment/comments/0/body").asString()).isEqualTo("Tide's out");
        assertThat(take(dialect, "TEST-7", "{\"transition\":\"11\"}").status()).isEqualTo(204);
        assertThat(fields(dialect, "TEST-7").path("resolution").isNull()).isTrue();
        assertThat(admin(dialect).history("TEST-7"))
                .containsExactly(
                        "status: To Do>In Progress",
                        "status: In Progress>Done; resolution: null>Done",
                        "status: Done>To Do; resolution: Done>null");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatCannotBeIsRefusedAndNothingChanges(Dialect dialect) {
        record Refused(String issue, String body, String sentence) {}
        Stream.of(
                        new Refused(
                                "TEST-7",
                                "{\"transition\":{\"id\":\"11\"}}",
                                "Transition id '11' is not valid for this issue."),
                        new Refused("SIDE-2", TO_DONE, "Transition id '31' is not valid for this issue."),
                        new Refused("TEST-7", "{\"transition\":{\"id\":31}}", "Resolution is required."),
                        new Refused(
                                "TEST-7",
                                "{\"transition\":{\"id\":31},\"fields\":{\"resolution\":null}}",
                                "The resolution selected is invalid."),
                        new Refused(
                                "TEST-7",
                                "{\"transition\":{\"id\":31},\"fields\":{\"resolution\":{\"name\":\"Sunk\"}}}",
                                "The resolution selected is invalid."),
                        new Refused(
                                "TEST-7",
                                "{\"transition\":{\"id\":21},\"fields\":{\"summary\":\"By the way\"}}",
                                "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown."),
                        new Refused("TEST-7", "{\"fields\":{}}", "Missing 'transition' identifier"))
                .forEach(refused -> {
                    Answer answer = take(dialect, refused.issue(), refused.body());
                    assertThat(answer.status()).as(refused.body()).isEqualTo(400);
                    assertThat(answer.text()).as(refused.body()).contains(refused.sentence());
                });
        assertThat(admin(dialect).history("TEST-7")).isEmpty();
        assertThat(admin(dialect)
                        .put(ISSUE + "TEST-7", "{\"fields\":{\"status\":{\"name\":\"Done\"}}}")
                        .text())
                .contains("Field 'status' cannot be set.");
        assertThat(admin(dialect)
                        .put(ISSUE + "TEST-7", "{\"fields\":{\"resolution\":{\"name\":\"Done\"}}}")
                        .text())
                .contains("Field 'resolution' cannot be set.");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoMayNotFindsNoWay(Dialect dialect) {
        admin(dialect).put("/sandbox/permissions", "{\"TEST\":[\"TRANSITION_ISSUES\"]}");
        TestClient member = harbours.of(dialect).member();
        assertThat(member.get(ISSUE + "TEST-7/transitions").json().path("transitions"))
                .isEmpty();
        assertThat(member.post(ISSUE + "TEST-7/transitions", "{\"transition\":{\"id\":21}}")
                        .messages())
                .isEqualTo("Transition id '21' is not valid for this issue.");
        assertThat(ways(dialect, "TEST-7")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoAtTheSameTimeMeetAConflictOnDemand(Dialect dialect) {
        admin(dialect).put("/sandbox/conflicts", "{\"next\":1}");
        assertThat(take(dialect, "TEST-7", "{\"transition\":{\"id\":21}}").status())
                .isEqualTo(409);
        assertThat(fields(dialect, "TEST-7").at("/status/name").asString()).isEqualTo("To Do");
        assertThat(take(dialect, "TEST-7", "{\"transition\":{\"id\":21}}").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void somebodyElseIsFasterOnDemand(Dialect dialect) {
        admin(dialect)
                .put(
                        "/sandbox/slips",
                        "{\"method\":\"POST\",\"path\":\"" + ISSUE + "TEST-7/transitions\",\"body\":" + TO_DONE + "}");
        assertThat(take(dialect, "TEST-7", "{\"transition\":{\"id\":21}}").messages())
                .isEqualTo("Transition id '21' is not valid for this issue.");
        assertThat(fields(dialect, "TEST-7").at("/status/name").asString()).isEqualTo("Done");
        assertThat(admin(dialect).get("/sandbox/slips").text()).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatCannotSlipInIsTold(Dialect dialect) {
        for (String bad : List.of(
                "{\"method\":\"GET\",\"path\":\"/rest/api/2/issue/TEST-7\",\"body\":{}}",
                "{\"method\":\"PUT\",\"path\":\"http://elsewhere\",\"body\":{}}",
                "{\"method\":\"PUT\",\"path\":\"/rest/api/2/issue/TEST-7\"}")) {
            assertThat(admin(dialect).put("/sandbox/slips", bad).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        admin(dialect)
                .put(
                        "/sandbox/slips",
                        "{\"method\":\"PUT\",\"path\":\"" + ISSUE + "TEST-7\",\"body\":{\"nonsense\":1}}");
        Answer answer = take(dialect, "TEST-7", "{\"transition\":{\"id\":21}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.messages()).contains("was to slip in", "Nothing was changed");
        assertThat(admin(dialect).history("TEST-7")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void takingAWayIsCountedAsWritingAndLookingAsReading(Dialect dialect) {
        admin(dialect).delete("/sandbox/requests");
        ways(dialect, "TEST-7");
        take(dialect, "TEST-7", "{\"transition\":{\"id\":21}}");
        JsonNode counts = admin(dialect).get("/sandbox/requests").json();
        assertThat(counts.path("reading").intValue()).isEqualTo(1);
        assertThat(counts.path("writing").intValue()).isEqualTo(1);
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }

    private static Answer take(Dialect dialect, String key, String body) {
        return admin(dialect).post(ISSUE + key + "/transitions", body);
    }

    private static JsonNode transitions(Dialect dialect, String key, String parameters) {
        return admin(dialect)
                .get(ISSUE + key + "/transitions" + parameters)
                .json()
                .path("transitions");
    }

    private static List<String> ways(Dialect dialect, String key) {
        return transitions(dialect, key, "").values().stream()
                .map(way -> way.path("id").asString() + " " + way.path("name").asString())
                .toList();
    }

    private static JsonNode fields(Dialect dialect, String key) {
        return admin(dialect).get(ISSUE + key).json().path("fields");
    }

    private static String stamp(Dialect dialect, String key) {
        return fields(dialect, key).path("updated").asString();
    }
}
