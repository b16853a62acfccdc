package org.espalier.server.jira;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            @Nullable List<Link> issuelinks) {}

    record IssueType(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean subtask) {}

    record Status(@Nullable String name, @Nullable StatusCategory statusCategory) {}

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

    record GrantedProjects(@Nullable List<GrantedProject> projectPermissions) {}

    record GrantedProject(
            @Nullable String permission, @Nullable List<String> projects) {}

    record OwnPermissions(@Nullable Map<String, OwnPermission> permissions) {}

    record OwnPermission(@Nullable Boolean havePermission) {}

    record ProjectPage(
            @Nullable List<Project> values, @Nullable Boolean isLast) {}

    record Project(@Nullable String id, @Nullable String key) {}

    record Errors(
            @Nullable List<String> errorMessages, @Nullable Map<String, Object> errors) {}
}
