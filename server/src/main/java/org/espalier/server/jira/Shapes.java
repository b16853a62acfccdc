package org.espalier.server.jira;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Jira's answers as they come: anything may be absent, null, or accompanied by what nobody asked for. */
final class Shapes {

    private Shapes() {}

    record Issue(
            @Nullable String id,
            @Nullable String key,
            @Nullable Fields fields) {}

    record Fields(
            @Nullable String summary,
            @Nullable IssueType issuetype,
            @Nullable Status status,
            @Nullable Issue parent,
            @Nullable List<Issue> subtasks,
            @Nullable List<Link> issuelinks,
            @Nullable Project project,
            @Nullable String updated,
            @JsonAnySetter @Nullable Map<String, JsonNode> others) {

        /** What was sent of a field, which may be nothing; absent where it was not sent. */
        Optional<JsonNode> sent(String id) {
            return id.equals("summary")
                    ? Optional.ofNullable(summary).map(StringNode::valueOf)
                    : Optional.ofNullable(others).map(all -> all.get(id));
        }

        /** A field that has no place of its own here; absent where it was not sent or is empty. */
        Optional<JsonNode> other(String id) {
            return Optional.ofNullable(others).map(all -> all.get(id)).filter(value -> !value.isNull());
        }
    }

    record Field(
            @Nullable String id,
            @Nullable String name,
            @Nullable FieldSchema schema) {}

    record FieldSchema(@Nullable String custom) {}

    record BulkHistories(
            @Nullable List<IssueHistory> issueChangeLogs,
            @Nullable String nextPageToken) {}

    record IssueHistory(@Nullable String issueId, @Nullable List<HistoryEntry> changeHistories) {}

    record WithHistory(@Nullable History changelog) {}

    record History(
            @Nullable List<HistoryEntry> histories,
            @Nullable Integer total) {
        /** Whether nothing of it was left out. */
        boolean whole() {
            return histories != null && (total == null || histories.size() >= total);
        }

        List<HistoryEntry> entries() {
            return histories == null ? List.of() : histories;
        }
    }

    record HistoryEntry(
            @Nullable String id,
            @Nullable Author author,
            @Nullable List<HistoryItem> items) {}

    record Author(@Nullable String accountId, @Nullable String name) {}

    record HistoryItem(
            @Nullable String field,
            @Nullable String fieldId,
            @Nullable String from,
            @Nullable String fromString,
            @Nullable String to,
            @JsonProperty("toString") @Nullable String toText) {}

    record Transitions(@Nullable List<Transition> transitions) {}

    record Transition(
            @Nullable String id,
            @Nullable String name,
            @Nullable Status to,
            @Nullable Map<String, TransitionField> fields) {}

    record TransitionField(
            @Nullable Boolean required, @Nullable Boolean hasDefaultValue) {}

    record RankAnswer(@Nullable List<RankEntry> entries) {}

    record RankEntry(
            @Nullable Long issueId,
            @Nullable Integer status,
            @Nullable List<String> errors) {}

    record IssueType(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean subtask,
            @Nullable Integer hierarchyLevel) {}

    record Status(
            @Nullable String id,
            @Nullable String name,
            @Nullable StatusCategory statusCategory) {}

    record StatusCategory(@Nullable String key) {}

    record Link(
            @Nullable String id,
            @Nullable LinkType type,
            @Nullable Issue inwardIssue,
            @Nullable Issue outwardIssue) {}

    record LinkType(
            @Nullable String id,
            @Nullable String name,
            @Nullable String inward,
            @Nullable String outward) {}

    record LinkTypes(@Nullable List<LinkType> issueLinkTypes) {}

    record BulkFetch(@Nullable List<Issue> issues, @Nullable List<IssueError> issueErrors) {}

    record IssueError(@Nullable String id, @Nullable String errorMessage) {}

    record SearchPage(
            @Nullable List<Issue> issues,
            @Nullable String nextPageToken,
            @Nullable Boolean isLast) {}

    record OffsetPage(
            @Nullable List<Issue> issues, @Nullable Integer total) {}

    record Matches(@Nullable List<Match> matches) {}

    record Match(
            @Nullable List<Long> matchedIssues, @Nullable List<String> errors) {}

    record ParsedQueries(@Nullable List<ParsedQuery> queries) {}

    record ParsedQuery(@Nullable String query, @Nullable List<String> errors) {}

    record ServerInfo(
            @Nullable String deploymentType,
            @Nullable String version,
            @Nullable String baseUrl,
            @Nullable String serverTime,
            @Nullable Object serverTimeZone) {}

    record Myself(
            @Nullable String accountId,
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String timeZone) {}

    record TenantInfo(@Nullable String cloudId) {}

    record AccessToken(@Nullable String expiringAt) {}

    record GrantedPermissions(
            @Nullable List<String> globalPermissions,
            @Nullable List<GrantedProject> projectPermissions) {}

    record GrantedProject(
            @Nullable String permission, @Nullable List<String> projects) {}

    record OwnPermissions(@Nullable Map<String, OwnPermission> permissions) {}

    record OwnPermission(@Nullable Boolean havePermission) {}

    record ProjectPage(
            @Nullable List<Project> values, @Nullable Boolean isLast) {}

    record TypeStatuses(
            @Nullable String id,
            @Nullable String name,
            @Nullable List<Status> statuses) {}

    record BoardPage(@Nullable List<Board> values, @Nullable Boolean isLast) {}

    record Board(@Nullable Long id, @Nullable String name) {}

    record BoardSetup(
            @Nullable Long id,
            @Nullable String name,
            @Nullable Filter filter,
            @Nullable Ranking ranking) {}

    record Ranking(@Nullable Long rankCustomFieldId) {}

    record Filter(@Nullable String id, @Nullable String jql) {}

    record Project(
            @Nullable String id,
            @Nullable String key,
            @Nullable Boolean archived) {}

    /** In both forms: the older ones have their id in {@code self} alone. */
    record AdminWebhook(
            @Nullable String id,
            @Nullable String self,
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable Map<String, Object> filters,
            @Nullable Boolean enabled,
            @Nullable Boolean active,
            @JsonProperty("isSigned") @Nullable Boolean isSigned) {}

    /** What a webhook tells; a link has no more of its ends than their numbers. */
    record Event(
            @Nullable String webhookEvent,
            @Nullable Id issue,
            @Nullable LinkEnds issueLink) {}

    record Id(@Nullable String id) {}

    record LinkEnds(
            @Nullable String sourceIssueId, @Nullable String destinationIssueId) {}

    record Errors(
            @Nullable List<String> errorMessages, @Nullable Map<String, Object> errors) {}
}
