package org.espalier.sandbox.jql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words in which Jira refuses queries that are JQL but make no sense on this site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeaningErrorsTest {

    private static final String DATE_FORMATS =
            " is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm',"
                    + " 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.";

    private final Orchard orchard;

    MeaningErrorsTest() throws SQLException {
        orchard = new Orchard();
    }

    @AfterAll
    void close() throws SQLException {
        orchard.close();
    }

    @ParameterizedTest
    @MethodSource
    void errors(String jql, String message) {
        var check = orchard.check(jql);

        assertThat(check.errors()).containsExactly(message);
        assertThat(orchard.found(check.sql())).isEmpty();
    }

    static Stream<Arguments> errors() {
        return Stream.of(fields(), operators(), functions(), dates(), texts(), sorts(), parts())
                .flatMap(List::stream);
    }

    private static List<Arguments> fields() {
        return List.of(
                on("universe = 42", "Field 'universe' does not exist or you do not have permission to view it."),
                on(
                        "witness = currentUser()",
                        "Field 'witness' does not exist or you do not have permission to view it."),
                on("cf[99] = 1", "Field 'cf[99]' does not exist or you do not have permission to view it."),
                on(
                        "comment.property[a].b = 1",
                        "Field 'comment.property[a].b' does not exist or you do not have permission to view it."),
                on("status[a] = 1", "Field 'status[a]' does not exist or you do not have permission to view it."),
                on("\"\" = 1", "A field name cannot be empty."));
    }

    private static List<Arguments> operators() {
        return List.of(
                on("summary = test", "The operator '=' is not supported by the 'summary' field."),
                on("Type ~ Bug", "The operator '~' is not supported by the 'Type' field."),
                on("not project < A", "The operator '<' is not supported by the 'project' field."),
                on("issuekey is EMPTY", "The operator 'is' is not supported by the 'issuekey' field."),
                on(
                        "statusCategory is not null",
                        "The operator 'is not' is not supported by the 'statusCategory' field."),
                on("project was A", "The operator 'was' is not supported by the 'project' field."),
                on("not labels changed", "The operator 'changed' is not supported by the 'labels' field."),
                on(
                        "status changed during 2023-07-01",
                        "The predicate 'during' of the field 'status' takes two dates in brackets, not '\"2023-07-01\"'."),
                on(
                        "status was Open during (2023-07-01, 2023-07-02, 2023-07-03)",
                        "The predicate 'during' of the field 'status' takes two dates in brackets, not"
                                + " '(\"2023-07-01\", \"2023-07-02\", \"2023-07-03\")'."),
                on(
                        "status changed after (2023-07-01, 2023-07-02)",
                        "The predicate 'after' of the field 'status' takes one date, not"
                                + " '(\"2023-07-01\", \"2023-07-02\")'."),
                on("status changed by EMPTY", "The predicate 'by' of the field 'status' takes users, not EMPTY."),
                on("status changed after soon", "Date value 'soon' for field 'status'" + DATE_FORMATS),
                on("status changed by f()", "Unable to find JQL function 'f()'."),
                on("filter is EMPTY", "The operator 'is' is not supported by the 'filter' field."),
                on("hierarchyLevel = top", "The value 'top' for the field 'hierarchyLevel' is not a whole number."),
                on(
                        "filter = Round",
                        "Field 'filter' with value 'Round' matches filter 'Round' and causes a cyclical reference, this"
                                + " query can not be executed and should be edited."),
                on("Rank = 1", "The operator '=' is not supported by the 'Rank' field."),
                on("key = EMPTY", "The field 'key' does not support searching for EMPTY values."),
                on(
                        "statusCategory in (new, EMPTY)",
                        "The field 'statusCategory' does not support searching for EMPTY values."),
                on("key = nonsense", "The issue key 'nonsense' for field 'key' is invalid."),
                on(
                        "project = 9223372036854775808",
                        "'9223372036854775808' is not a valid number. Numbers must be between"
                                + " -9,223,372,036,854,775,808 and 9,223,372,036,854,775,807."));
    }

    private static List<Arguments> functions() {
        return List.of(
                on("project = dontExist(HSP)", "Unable to find JQL function 'dontExist(HSP)'."),
                on("key in (A-1, seenIssues())", "Unable to find JQL function 'seenIssues()'."),
                on("project = \"\"()", "A function name cannot be empty."),
                on(
                        "status = currentUser()",
                        "A value provided by the function 'currentUser' is invalid for the field 'status'."),
                on("key = now()", "A value provided by the function 'now' is invalid for the field 'key'."),
                on(
                        "created > currentUser()",
                        "A date for the field 'created' provided by the function 'currentUser' is not valid."),
                on(
                        "type = standardIssueTypes()",
                        "Operator '=' does not support the list value 'standardIssueTypes()' for field 'type'."),
                on(
                        "created in now()",
                        "Operator 'in' does not support the non-list value 'now()' for field 'created'."),
                on(
                        "type in standardIssueTypes(1)",
                        "Function 'standardIssueTypes' expected '0' arguments but received '1'."),
                on("created > now(1)", "Function 'now' expected '0' arguments but received '1'."),
                on("created > startOfDay(1, 2)", "Function 'startOfDay' expected '1' arguments but received '2'."),
                on(
                        "created > startOfDay(soon)",
                        "Duration for function 'startOfDay' should have the format (+/-)n(yMwdm), e.g -1M for 1 month"
                                + " earlier."),
                on(
                        "key in linkedIssues()",
                        "Incorrect number of arguments for function 'linkedIssues'. Usage: 'linkedIssues ( issuekey [,"
                                + " linkDescription ]* )'."));
    }

    private static List<Arguments> parts() {
        return List.of(
                on("fixVersion ~ x", "The operator '~' is not supported by the 'fixVersion' field."),
                on("component > Hull", "The operator '>' is not supported by the 'component' field."),
                on("text !~ x", "The operator '!~' is not supported by the 'text' field."),
                on("creator was ann", "The operator 'was' is not supported by the 'creator' field."),
                on("description = x", "The operator '=' is not supported by the 'description' field."),
                on(
                        "issue.property = 1",
                        "Field 'issue.property' does not exist or you do not have permission to view it."),
                on(
                        "\"Parent Link\" = A-1",
                        "Field 'Parent Link' does not exist or you do not have permission to view it."),
                on(
                        "reporter in membersOf(nobodies)",
                        "Function 'membersOf' can not generate a list of usernames for group 'nobodies'; the group does"
                                + " not exist."),
                on(
                        "fixVersion = latestReleasedVersion()",
                        "Function 'latestReleasedVersion' expected '1' arguments but received '0'."),
                on(
                        "fixVersion in releasedVersions(H)",
                        "Could not resolve the project 'H' provided to function 'releasedVersions'."),
                on(
                        "component in releasedVersions()",
                        "A value provided by the function 'releasedVersions' is invalid for the field 'component'."),
                on(
                        "timeSpent = soon",
                        "Duration value 'soon' for field 'timeSpent' is invalid. Valid formats include: '2h', '1d 4h',"
                                + " '3w'."),
                on("cf[10016] = many", "Value 'many' is not valid for field 'cf[10016]'. It is not a number."),
                on(
                        "key in updatedBy()",
                        "Incorrect number of arguments for function 'updatedBy'. Usage: 'updatedBy ( user [, dateFrom [,"
                                + " dateTo ]] )'."),
                on(
                        "key in updatedBy(zoe)",
                        "Function 'updatedBy' can not find the user 'zoe'; the user does not exist."),
                on("key in childIssuesOf()", "Function 'childIssuesOf' expected '1' arguments but received '0'."),
                on(
                        "project in projectsLeadByUser(zoe)",
                        "Function 'projectsLeadByUser' can not find the user 'zoe'; the user does not exist."),
                on(
                        "project in projectsWhereUserHasPermission(fly)",
                        "Function 'projectsWhereUserHasPermission' can not find the permission 'fly'."),
                on(
                        "project in componentsLeadByUser()",
                        "A value provided by the function 'componentsLeadByUser' is invalid for the field 'project'."),
                on("order by watcher", "Not able to sort using field 'watcher'."),
                on("key in updatedBy(ann, soon)", "Date value 'soon' for field 'key'" + DATE_FORMATS));
    }

    private static List<Arguments> dates() {
        return List.of(
                on("created > yesterday", "Date value 'yesterday' for field 'created'" + DATE_FORMATS),
                on("updated < 2023-02-30", "Date value '2023-02-30' for field 'updated'" + DATE_FORMATS),
                on(
                        "updated < \"2023-02-03 24:00\"",
                        "Date value '2023-02-03 24:00' for field 'updated'" + DATE_FORMATS),
                on(
                        "updated < \"" + "1d ".repeat(9_000) + "\"",
                        "Date value '" + "1d ".repeat(9_000) + "' for field 'updated'" + DATE_FORMATS),
                on("updated < \"2023-02/03\"", "Date value '2023-02/03' for field 'updated'" + DATE_FORMATS),
                on("updated < 999999999999999w", "Date value '999999999999999w' for field 'updated'" + DATE_FORMATS));
    }

    private static List<Arguments> texts() {
        return List.of(
                on("summary ~ \"\"", "The field 'summary' does not support searching for an empty string."),
                on(
                        "summary ~ " + "w".repeat(10_001),
                        "The text for field 'summary' is too long: it has 10001 characters of at most 10000."),
                on("summary ~ \"AND\"", "Unable to parse the text 'AND' for field 'summary'."),
                on("summary ~ \"a OR\"", "Unable to parse the text 'a OR' for field 'summary'."),
                on(
                        "summary ~ \"*ump\"",
                        "Unable to parse the text '*ump' for field 'summary': the '*' and '?' are not allowed as first"
                                + " character in wildcard query."));
    }

    private static List<Arguments> sorts() {
        return List.of(
                on("order by bogus", "Not able to sort using field 'bogus'."),
                on("order by parent", "Not able to sort using field 'parent'."),
                on("order by \"\"", "A field name cannot be empty."),
                on(
                        "order by key, id, project, type, status, created, updated, Rank",
                        "The ORDER BY names 8 fields. At most 7 fields can be sorted by."));
    }

    @ParameterizedTest
    @MethodSource
    void unknownValues(String jql, String message) {
        var check = orchard.check(jql);

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).containsExactly(message);
    }

    static Stream<Arguments> unknownValues() {
        return Stream.of(
                on("project = INVALID", "The value 'INVALID' does not exist for the field 'project'."),
                on("project in (A, H)", "The value 'H' does not exist for the field 'project'."),
                on("project = 3", "A value with ID '3' does not exist for the field 'project'."),
                on("Type = Story", "The value 'Story' does not exist for the field 'Type'."),
                on("status != Gone", "The value 'Gone' does not exist for the field 'status'."),
                on("statusCategory = Half", "The value 'Half' does not exist for the field 'statusCategory'."),
                on("issueLinkType = Likes", "The value 'Likes' does not exist for the field 'issueLinkType'."),
                on("fixVersion = \"9.9\"", "The value '9.9' does not exist for the field 'fixVersion'."),
                on("fixVersion = Unseen", "The value 'Unseen' does not exist for the field 'fixVersion'."),
                on("component = 99", "A value with ID '99' does not exist for the field 'component'."),
                on("key = A-99", "An issue with key 'A-99' does not exist for field 'key'."),
                on("key > A-99", "An issue with key 'A-99' does not exist for field 'key'."),
                on("parent = H-1", "An issue with key 'H-1' does not exist for field 'parent'."),
                on("parent = A-5", "An issue with key 'A-5' does not exist for field 'parent'."),
                on("id = 999", "A value with ID '999' does not exist for the field 'id'."),
                on("watcher = zoe", "The value 'zoe' does not exist for the field 'watcher'."),
                on("key in parentEpic(H-1)", "Issue 'H-1' could not be found in function 'parentEpic'."),
                on("key in linkedIssues(H-1)", "Issue 'H-1' could not be found in function 'linkedIssues'."),
                on(
                        "key in linkedIssues(A-1, hugs)",
                        "Issue link type 'hugs' could not be found in function 'linkedIssues'."));
    }

    @Test
    void everythingWrongIsSaidOnceInTheOrderOfTheQuery() {
        var check = orchard.check("foo = 1 and foo = 2 or bar = 3 and project = X order by baz");

        assertThat(check.errors())
                .containsExactly(
                        "Field 'foo' does not exist or you do not have permission to view it.",
                        "Field 'bar' does not exist or you do not have permission to view it.",
                        "Not able to sort using field 'baz'.");
        assertThat(check.warnings()).containsExactly("The value 'X' does not exist for the field 'project'.");
    }

    private static Arguments on(String jql, String message) {
        return Arguments.of(jql, message);
    }
}
