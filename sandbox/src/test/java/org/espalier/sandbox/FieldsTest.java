package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.TestClient.Answer;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The fields of issues are set, read and remembered, in both kinds of Jira. */
@Tag("database")
class FieldsTest {

    private static final String ISSUE = "/rest/api/2/issue";
    private static final String MEMBER = "5e5a0d1b2c3f4a0c1b9d7e02";

    @RegisterExtension
    static final Harbours harbours = new Harbours();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyFieldIsSetReadAndRemembered(Dialect dialect) {
        record Case(String fields, String path, String value, String history) {}
        String member = dialect == Dialect.CLOUD ? "{\"accountId\":\"" + MEMBER + "\"}" : "{\"name\":\"member\"}";
        Stream.of(
                        new Case(
                                "\"assignee\":" + member,
                                "/assignee/displayName",
                                "Project Member",
                                "assignee: User u0123456789>Project Member"),
                        new Case("\"assignee\":null", "/assignee", "", "assignee: Project Member>null"),
                        new Case(
                                "\"reporter\":" + member,
                                "/reporter/displayName",
                                "Project Member",
                                "reporter: null>Project Member"),
                        new Case(
                                "\"duedate\":\"2025-06-02\"",
                                "/duedate",
                                "2025-06-02",
                                "duedate: 2025-05-01 00:00:00.0>2025-06-02 00:00:00.0"),
                        new Case("\"fixVersions\":[]", "/fixVersions/0/name", "", "Fix Version: 1.0>null"),
                        new Case("\"versions\":[{\"name\":\"1.0\"}]", "/versions/0/name", "1.0", "Version: null>1.0"),
                        new Case("\"components\":[{\"id\":\"10001\"}]", "/components/0/name", "Crane", ""),
                        new Case("\"customfield_10016\":5", "/customfield_10016", "5", "Story point estimate: 3>5"),
                        new Case("\"description\":\"Rusty\"", "/description", "Rusty", "description: null>Rusty"),
                        new Case("\"environment\":\"Wet\"", "/environment", "Wet", "environment: null>Wet"))
                .forEach(each -> {
                    int entries = admin(dialect).history("TEST-2").size();
                    assertThat(edit(dialect, "TEST-2", "{\"fields\":{" + each.fields() + "}}")
                                    .text())
                            .as(each.fields())
                            .isEmpty();
                    assertThat(fields(dialect, "TEST-2").at(each.path()).asString(""))
                            .as(each.fields())
                            .isEqualTo(each.value());
                    List<String> history = admin(dialect).history("TEST-2");
                    assertThat(history)
                            .as(each.fields())
                            .hasSize(entries + (each.history().isEmpty() ? 0 : 1));
                    if (!each.history().isEmpty()) {
                        assertThat(history.getLast()).isEqualTo(each.history());
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void listsKnowSetAddAndRemoveAndOtherFieldsOnlySet(Dialect dialect) {
        edit(
                dialect,
                "TEST-2",
                "{\"update\":{\"labels\":[{\"add\":\"wet\"},{\"remove\":\"steel\"}],\"fixVersions\":[{\"remove\":{\"name\":\"1.0\"}}],"
                        + "\"summary\":[{\"set\":\"Oil the crane\"}]}}");
        JsonNode fields = fields(dialect, "TEST-2");
        assertThat(fields.path("labels").toString()).isEqualTo("[\"dock,side\",\"wet\"]");
        assertThat(fields.path("fixVersions")).isEmpty();
        assertThat(fields.path("summary").asString()).isEqualTo("Oil the crane");
        edit(
                dialect,
                "TEST-2",
                "{\"update\":{\"fixVersions\":[{\"add\":{\"name\":\"1.0\"}},{\"add\":{\"name\":\"1.0\"}}]}}");
        assertThat(fields(dialect, "TEST-2").path("fixVersions")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatCannotBeIsRefusedFieldByFieldAndNothingChanges(Dialect dialect) {
        record Refused(String body, String field, String sentence) {}
        String unsettable = "cannot be set. It is not on the appropriate screen, or unknown.";
        Stream.of(
                        new Refused(
                                "{\"fields\":{\"labels\":[\"a\"]},\"update\":{\"labels\":[{\"add\":\"b\"}]}}",
                                "labels",
                                "is in both 'fields' and 'update'."),
                        new Refused("{\"fields\":{\"customfield_99999\":1}}", "customfield_99999", unsettable),
                        new Refused("{\"fields\":{\"updated\":1}}", "updated", unsettable),
                        new Refused(
                                "{\"update\":{\"summary\":[{\"add\":\"more\"}]}}",
                                "summary",
                                "Operation 'add' is not supported by the field 'summary'."),
                        new Refused(
                                "{\"update\":{\"labels\":[{\"copy\":\"x\"}]}}",
                                "labels",
                                "Operation 'copy' is not supported by the field 'labels'."),
                        new Refused(
                                "{\"update\":{\"assignee\":[{\"edit\":\"x\"}]}}",
                                "assignee",
                                "Operation 'edit' is not supported by the field 'assignee'."),
                        new Refused(
                                "{\"fields\":{\"fixVersions\":[{\"name\":\"9.9\"}]}}",
                                "fixVersions",
                                "Version name '9.9' is not valid"),
                        new Refused(
                                "{\"fields\":{\"components\":[{\"id\":\"7\"}]}}",
                                "components",
                                "Component id '7' is not valid"),
                        new Refused(
                                "{\"fields\":{\"assignee\":{\"name\":\"ghost\",\"accountId\":\"ghost\"}}}",
                                "assignee",
                                "User 'ghost' cannot be assigned issues."),
                        new Refused(
                                "{\"fields\":{\"duedate\":\"2025-13-45\"}}",
                                "duedate",
                                "Error parsing date string: 2025-13-45"),
                        new Refused(
                                "{\"fields\":{\"customfield_10016\":\"many\"}}",
                                "customfield_10016",
                                "Operation value must be a number"),
                        new Refused(
                                "{\"fields\":{\"priority\":{\"name\":\"Loud\"}}}",
                                "priority",
                                "The priority selected is invalid."))
                .forEach(refused -> {
                    Answer answer = edit(dialect, "TEST-2", refused.body());
                    assertThat(answer.status()).as(refused.body()).isEqualTo(400);
                    assertThat(answer.json()
                                    .path("errors")
                                    .path(refused.field())
                                    .asString(""))
                            .as(refused.body())
                            .contains(refused.sentence());
                });
        assertThat(admin(dialect).history("TEST-2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anIssueIsMadeWithEveryFieldAndItsMakerReportsIt(Dialect dialect) {
        Answer answer = admin(dialect)
                .post(
                        ISSUE,
                        "{\"fields\":{\"project\":{\"key\":\"TEST\"},\"issuetype\":{\"name\":\"Story\"},\"summary\":\"Dredge\","
                                + "\"fixVersions\":[{\"name\":\"1.0\"}],\"components\":[{\"name\":\"Crane\"}],"
                                + "\"duedate\":\"2025-07-01\",\"description\":\"Deep\"},"
                                + "\"properties\":[{\"key\":\"marker\",\"value\":{\"by\":\"us\"}}]}");
        assertThat(answer.status()).isEqualTo(201);
        JsonNode issue = admin(dialect)
                .get(ISSUE + "/" + answer.json().path("key").asString() + "?properties=marker")
                .json();
        assertThat(issue.at("/properties/marker/by").asString()).isEqualTo("us");
        JsonNode fields = issue.path("fields");
        assertThat(fields.at("/fixVersions/0/name").asString()).isEqualTo("1.0");
        assertThat(fields.at("/components/0/name").asString()).isEqualTo("Crane");
        assertThat(fields.path("duedate").asString()).isEqualTo("2025-07-01");
        assertThat(fields.path("description").asString()).isEqualTo("Deep");
        assertThat(fields.at("/reporter/displayName").asString()).isEqualTo("Administrator");
        assertThat(fields.at("/creator/displayName").asString()).isEqualTo("Administrator");
        assertThat(fields.at("/status/name").asString()).isEqualTo("To Do");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofManyIssuesThoseAreMadeThatCan(Dialect dialect) {
        String good =
                "{\"fields\":{\"project\":{\"key\":\"SIDE\"},\"issuetype\":{\"name\":\"Task\"},\"summary\":\"New\"}}";
        String bad = "{\"fields\":{\"project\":{\"key\":\"NOPE\"},\"issuetype\":{\"name\":\"Task\"}}}";
        Answer some = admin(dialect).post(ISSUE + "/bulk", "{\"issueUpdates\":[" + good + "," + bad + "]}");
        assertThat(some.status()).isEqualTo(201);
        assertThat(some.json().at("/issues/0/key").asString()).isEqualTo("SIDE-3");
        assertThat(some.json().at("/errors/0/failedElementNumber").intValue()).isEqualTo(1);
        assertThat(some.json().at("/errors/0/elementErrors/errors").propertyNames())
                .containsExactlyInAnyOrder("project", "summary");
        assertThat(admin(dialect)
                        .post(ISSUE + "/bulk", "{\"issueUpdates\":[" + bad + "]}")
                        .status())
                .isEqualTo(400);
        assertThat(admin(dialect).post(ISSUE + "/bulk", "{\"issueUpdates\":[]}").messages())
                .contains("holds no issue");
    }

    @Test // jira-api 5.2; a Data Center names no limit
    void cloudMakesNoMoreThanFiftyIssuesAtOnce() {
        String bad = "{\"fields\":{\"project\":{\"key\":\"NOPE\"}}}";
        String many = "{\"issueUpdates\":[" + String.join(",", Collections.nCopies(51, bad)) + "]}";
        assertThat(admin(Dialect.CLOUD).post(ISSUE + "/bulk", many).messages()).contains("may hold at most 50 issues");
        assertThat(admin(Dialect.DATA_CENTER).post(ISSUE + "/bulk", many).json().path("errors"))
                .hasSize(51);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theScreensAreToldBeforehand(Dialect dialect) {
        JsonNode edit = admin(dialect).get(ISSUE + "/TEST-2/editmeta").json().path("fields");
        assertThat(edit.at("/summary/required").booleanValue()).isTrue();
        assertThat(edit.at("/fixVersions/operations").toString()).isEqualTo("[\"add\",\"set\",\"remove\"]");
        assertThat(edit.at("/fixVersions/allowedValues/0/name").asString()).isEqualTo("1.0");
        assertThat(edit.has("parent")).isEqualTo(dialect == Dialect.CLOUD);
        assertThat(edit.has("resolution")).isFalse();

        String meta = ISSUE + "/createmeta/TEST/issuetypes";
        String list = dialect == Dialect.CLOUD ? "issueTypes" : "values";
        JsonNode types = admin(dialect).get(meta + "?maxResults=2").json();
        assertThat(types.path(list)).hasSize(2);
        assertThat(types.path("total").intValue()).isGreaterThan(2);
        JsonNode fields = admin(dialect)
                .get(meta + "/" + types.at("/" + list + "/0/id").asString())
                .json()
                .path(dialect == Dialect.CLOUD ? "fields" : "values");
        assertThat(fields.values().stream().map(field -> field.path("fieldId").asString()))
                .contains("project", "issuetype", "summary", "parent", "fixVersions");
        assertThat(admin(dialect).get(ISSUE + "/createmeta/GONE/issuetypes").status())
                .isEqualTo(400);
        assertThat(admin(dialect).get(meta + "/77").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void namesScreensAndWaysComeWithAnIssueOnDemand(Dialect dialect) {
        JsonNode issue = admin(dialect)
                .get(ISSUE + "/TEST-7?fields=summary,customfield_10019&expand=names,schema&expand=transitions,editmeta")
                .json();
        assertThat(issue.path("names").toString())
                .isEqualTo("{\"summary\":\"Summary\",\"customfield_10019\":\"Rank\"}");
        assertThat(issue.at("/schema/summary/type").asString()).isEqualTo("string");
        assertThat(issue.path("transitions")).hasSize(2);
        assertThat(issue.at("/editmeta/fields/summary/required").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theEditedIssueIsReturnedByCloudAlone(Dialect dialect) {
        Answer answer = admin(dialect).put(ISSUE + "/TEST-7?returnIssue=True", "{\"fields\":{\"summary\":\"Seen\"}}");
        assertThat(answer.status()).isEqualTo(dialect == Dialect.CLOUD ? 200 : 204);
        assertThat(fields(dialect, "TEST-7").path("summary").asString()).isEqualTo("Seen");
    }

    private static TestClient admin(Dialect dialect) {
        return harbours.of(dialect).admin();
    }

    private static Answer edit(Dialect dialect, String key, String body) {
        return admin(dialect).put(ISSUE + "/" + key, body);
    }

    private static JsonNode fields(Dialect dialect, String key) {
        return admin(dialect).get(ISSUE + "/" + key).json().path("fields");
    }
}
