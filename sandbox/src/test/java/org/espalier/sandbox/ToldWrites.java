package org.espalier.sandbox;

import java.util.List;
import java.util.stream.Stream;
import org.espalier.sandbox.Receiver.Told;
import org.espalier.sandbox.dialect.Dialect;
import tools.jackson.databind.JsonNode;

/** Writes, and what webhooks are told of them. */
final class ToldWrites {

    private ToldWrites() {}

    /** A write, and what is told of it: event, flow, and what tells one event from another of its kind. */
    record Case(String name, Dialect dialect, List<String> write, List<String> told) {

        Case {
            write = List.copyOf(write);
            told = List.copyOf(told);
        }

        @Override
        public String toString() {
            return dialect + ": " + name;
        }
    }

    private static Stream<Case> onBoth(String name, String write, String... told) {
        return Stream.of(Dialect.values()).map(dialect -> only(dialect, name, write, told));
    }

    private static Case only(Dialect dialect, String name, String write, String... told) {
        return new Case(name, dialect, List.of(write.split(" ", 3)), List.of(told));
    }

    static Stream<Case> all() {
        return Stream.of(
                        onBoth(
                                "a field is set",
                                "PUT /rest/api/2/issue/TEST-7 {'fields':{'summary':'New'}}",
                                "jira:issue_updated Primary TEST-7 New [summary]"),
                        onBoth(
                                "a property is set",
                                "PUT /rest/api/2/issue/TEST-7/properties/tide {'high':true}",
                                "issue_property_set Primary TEST-7 Nobody has planned this yet [] tide"),
                        onBoth(
                                "a property is deleted that is not there",
                                "DELETE /rest/api/2/issue/TEST-7/properties/ebb "),
                        onBoth("nothing changes", "PUT /rest/api/2/issue/TEST-7 {'update':{'labels':[]}}"),
                        onBoth("a write is refused", "PUT /rest/api/2/issue/TEST-7 {'fields':{'summary':''}}"),
                        onBoth(
                                "a link is made",
                                "POST /rest/api/2/issueLink {'type':{'name':'Blocks'},'inwardIssue':{'id':'102'},'outwardIssue':{'id':'107'}}",
                                "issuelink_created Primary 102 Blocks 107"),
                        onBoth(
                                "a link is there already",
                                "POST /rest/api/2/issueLink {'type':{'name':'Blocks'},'inwardIssue':{'id':'102'},'outwardIssue':{'id':'103'}}"),
                        onBoth(
                                "a link is removed",
                                "DELETE /rest/api/2/issueLink/501 ",
                                "issuelink_deleted Primary 102 Blocks 103"),
                        onBoth(
                                "a type of links is removed",
                                "DELETE /rest/api/2/issueLinkType/10004 ",
                                "issuelink_deleted Primary 103 Subtask 102"),
                        onBoth(
                                "an issue is ranked",
                                "PUT /rest/agile/1.0/issue/rank {'issues':['TEST-7'],'rankBeforeIssue':'TEST-1'}"),
                        onBoth(
                                "an issue outside the query is changed",
                                "PUT /rest/api/2/issue/SIDE-1 {'fields':{'summary':'New'}}"),
                        Stream.of(
                                only(
                                        Dialect.CLOUD,
                                        "an issue is made in an epic",
                                        "POST /rest/api/2/issue {'fields':{'project':{'key':'TEST'},'issuetype':{'name':'Story'},'summary':'New','parent':{'key':'TEST-1'}}}",
                                        "jira:issue_created Primary TEST-8 New [IssueParentAssociation, Epic Link]",
                                        "jira:issue_updated Secondary TEST-1 Everything about the harbour [Epic Child]"),
                                only(
                                        Dialect.DATA_CENTER,
                                        "a sub-task is made",
                                        "POST /rest/api/2/issue {'fields':{'project':{'key':'TEST'},'issuetype':{'name':'Sub-task'},'summary':'New','parent':{'key':'TEST-2'}}}",
                                        "jira:issue_created Primary TEST-8 New []",
                                        "issuelink_created Primary 102 jira_subtask_link new"),
                                only(
                                        Dialect.DATA_CENTER,
                                        "an issue leaves its epic",
                                        "POST /rest/agile/1.0/epic/none/issue {'issues':['TEST-2']}",
                                        "jira:issue_updated Primary TEST-2 Repair the crane [Epic Link]",
                                        "jira:issue_updated Secondary TEST-1 Everything about the harbour [Epic Child]",
                                        "issuelink_deleted Primary 101 Epic-Story Link 102"),
                                only(
                                        Dialect.CLOUD,
                                        "an issue leaves its epic",
                                        "POST /rest/agile/1.0/epic/none/issue {'issues':['TEST-2']}",
                                        "jira:issue_updated Primary TEST-2 Repair the crane [IssueParentAssociation, Epic Link]",
                                        "jira:issue_updated Secondary TEST-1 Everything about the harbour [Epic Child]"),
                                only(
                                        Dialect.CLOUD,
                                        "a sub-task is converted",
                                        "POST /sandbox/moves {'issue':'TEST-4','type':'Story'}",
                                        "jira:issue_updated Primary TEST-4 Order the paint   [issuetype, IssueParentAssociation]"),
                                only(
                                        Dialect.DATA_CENTER,
                                        "a sub-task is converted",
                                        "POST /sandbox/moves {'issue':'TEST-4','type':'Story'}",
                                        "jira:issue_updated Primary TEST-4 Order the paint   [issuetype, Parent Issue]",
                                        "issuelink_deleted Primary 102 jira_subtask_link 104"),
                                only(
                                        Dialect.DATA_CENTER,
                                        "an issue of an epic becomes a sub-task",
                                        "POST /sandbox/moves {'issue':'TEST-3','type':'Sub-task','parent':'TEST-7'}",
                                        "jira:issue_updated Primary TEST-3 Paint the crane [issuetype, Parent Issue, Epic Link]",
                                        "jira:issue_updated Secondary TEST-1 Everything about the harbour [Epic Child]",
                                        "issuelink_created Primary 107 jira_subtask_link 103",
                                        "issuelink_deleted Primary 101 Epic-Story Link 103"),
                                only(
                                        Dialect.CLOUD,
                                        "an issue is deleted with its sub-tasks and links",
                                        "DELETE /rest/api/2/issue/TEST-2?deleteSubtasks=true ",
                                        "jira:issue_deleted Primary TEST-2  []",
                                        "jira:issue_deleted Secondary TEST-4  []",
                                        "jira:issue_deleted Secondary TEST-5  []",
                                        "issuelink_deleted Secondary 102 Blocks 103",
                                        "issuelink_deleted Secondary 103 Subtask 102"),
                                only(
                                        Dialect.DATA_CENTER,
                                        "an issue is deleted",
                                        "DELETE /rest/api/2/issue/TEST-7 ",
                                        "jira:issue_deleted Primary TEST-7 Nobody has planned this yet []")))
                .flatMap(cases -> cases);
    }

    /** Event, flow, and what tells one event from another of its kind. */
    static String line(Told told) {
        JsonNode body = told.json();
        String what = Stream.of("/version/name", "/project/key", "/sprint/name")
                .map(place -> body.at(place).asString(""))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElseGet(() -> body.has("issueLink") ? link(body.path("issueLink")) : issue(body));
        return told.event() + " " + told.header("X-Atlassian-Webhook-Flow") + " " + what;
    }

    private static String issue(JsonNode body) {
        JsonNode issue = body.path("issue");
        String beyond =
                body.at("/comment/body").asString("") + body.at("/property/key").asString("");
        String shown = issue.isMissingNode()
                ? ""
                : issue.path("key").asString() + " "
                        + issue.at("/fields/summary").asString("") + " "
                        + body.path("changelog").path("items").values().stream()
                                .map(item -> item.path("field").asString())
                                .toList();
        return (shown + " " + beyond).strip();
    }

    private static String link(JsonNode link) {
        long destination = link.path("destinationIssueId").longValue();
        return link.path("sourceIssueId").longValue() + " "
                + link.path("issueLinkType").path("name").asString() + " "
                + (destination > 109 ? "new" : destination);
    }
}
