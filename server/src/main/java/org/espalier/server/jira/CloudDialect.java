package org.espalier.server.jira;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Hierarchy.SubTasks;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Right;
import org.espalier.server.tracker.Right.Scope;

/** Cloud: the third version of the API, accounts by id, projects by pages, bulk reads and pages by token. */
final class CloudDialect implements Dialect {

    private static final int PROJECTS_PER_PAGE = 100;
    private static final int PROJECTS_PER_CHECK = 1_000;

    @Override
    public Kind kind() {
        return Kind.CLOUD;
    }

    @Override
    public String path(String call) {
        return "/rest/api/3" + call;
    }

    @Override
    public Optional<String> account(Shapes.Myself self) {
        return Optional.ofNullable(self.accountId());
    }

    @Override
    public Optional<String> cloudId(Reads reads) throws JiraFailure, InterruptedException {
        var tenant = reads.read(JiraRequest.get("/_edge/tenant_info").asNobody(), Shapes.TenantInfo.class);
        return Optional.ofNullable(tenant.cloudId()).filter(id -> id.matches("[A-Za-z0-9-]{1,100}"));
    }

    /** Cloud tells nobody when an API token expires. */
    @Override
    public Optional<LocalDate> expiry(Reads reads) {
        return Optional.empty();
    }

    @Override
    public WebhookApi webhooks(Reads reads) {
        return WebhookApi.CLOUD;
    }

    @Override
    public List<Shapes.Project> projects(Reads reads) throws JiraFailure, InterruptedException {
        return projects(reads, "");
    }

    /** One that minds no status would list all of them, so that each says itself that it is archived. */
    @Override
    public List<Shapes.Project> archivedProjects(Reads reads) throws JiraFailure, InterruptedException {
        return projects(reads, "&status=archived").stream()
                .filter(project -> Boolean.TRUE.equals(project.archived()))
                .toList();
    }

    private List<Shapes.Project> projects(Reads reads, String which) throws JiraFailure, InterruptedException {
        var projects = new ArrayList<Shapes.Project>();
        var seen = new HashSet<String>();
        while (true) {
            var page = reads.read(
                    JiraRequest.get(path(
                            "/project/search?maxResults=" + PROJECTS_PER_PAGE + "&startAt=" + projects.size() + which)),
                    Shapes.ProjectPage.class);
            var values = page.values();
            if (values == null) {
                throw JiraFailure.unclear(reads.host(), "left the projects out of its answer");
            }
            projects.addAll(values);
            boolean more = values.stream()
                            .filter(each -> seen.add(String.valueOf(each.id())))
                            .count()
                    > 0;
            if (Boolean.TRUE.equals(page.isLast()) || values.isEmpty()) {
                return projects;
            }
            if (!more) {
                throw JiraFailure.unclear(reads.host(), "gives pages of projects without an end");
            }
        }
    }

    @Override
    public Rights rights(Reads reads, List<Shapes.Project> projects) throws JiraFailure, InterruptedException {
        var everywhere = EnumSet.noneOf(Right.class);
        var rights = new HashMap<String, Set<Right>>();
        for (var part : projects.isEmpty() ? List.of(projects) : Parts.of(projects, PROJECTS_PER_CHECK)) {
            var keys = new LinkedHashMap<String, String>();
            part.forEach(each -> keys.put(String.valueOf(each.id()), String.valueOf(each.key())));
            keys.values().forEach(key -> rights.put(key, EnumSet.noneOf(Right.class)));
            var answer = reads.read(
                    JiraRequest.post(
                            path("/permissions/check"),
                            Map.of(
                                    "globalPermissions", Right.of(Scope.SITE),
                                    "projectPermissions", questions(numbers(keys.keySet())))),
                    Shapes.GrantedPermissions.class);
            var global = answer.globalPermissions();
            if (answer.projectPermissions() == null || global == null) {
                throw JiraFailure.unclear(reads.host(), "left the permissions out of its answer");
            }
            Right.of(Scope.SITE).stream()
                    .filter(right -> global.contains(right.name()))
                    .forEach(everywhere::add);
            for (var granted : answer.projectPermissions()) {
                note(granted, keys, rights);
            }
        }
        return new Rights(everywhere, rights);
    }

    @Override
    public String rightsAt(IssueId issue, Set<String> rights) {
        return path("/mypermissions?issueId=" + issue + "&permissions=" + String.join(",", rights));
    }

    /** None where there is nothing to ask about: Jira takes no question without a project. */
    private static List<Map<String, ?>> questions(List<Long> projects) {
        return projects.isEmpty()
                ? List.of()
                : List.of(Map.of("permissions", Right.of(Scope.PROJECT), "projects", projects));
    }

    private static List<Long> numbers(Set<String> ids) {
        return ids.stream().flatMap(id -> Numbers.of(id).stream()).toList();
    }

    private static void note(Shapes.GrantedProject granted, Map<String, String> keys, Map<String, Set<Right>> rights) {
        for (var right : Right.values()) {
            if (right.name().equals(granted.permission()) && granted.projects() != null) {
                granted.projects().stream()
                        .map(keys::get)
                        .filter(Objects::nonNull)
                        .map(rights::get)
                        .filter(Objects::nonNull)
                        .forEach(known -> known.add(right));
            }
        }
    }

    @Override
    public Search search(Reads reads, List<IssueId> written) {
        return new Queries(reads, written);
    }

    @Override
    public Listing listing(Reads reads) {
        return new TokenListing(reads);
    }

    @Override
    public IssueFetch fetch(Reads reads, LookProgress progress) {
        return new BulkFetch(reads, progress);
    }

    /** One field at every level; clearing it is a call of its own (jira-api §9). */
    @Override
    public Placing placing(IssueSight issue, Optional<IssueSight> after, CustomFields custom) {
        return new Placing.Possible(
                after.isPresent()
                        ? Map.of(
                                "fields",
                                Map.of("parent", Map.of("id", after.get().id().toString())))
                        : Map.of("update", Map.of("parent", List.of(Map.of("set", Map.of("none", true))))));
    }

    @Override
    public Histories histories(Reads reads) {
        return new Histories.InBulk(reads);
    }

    @Override
    public boolean epicsAreParents() {
        return true;
    }

    @Override
    public SubTasks movesSubTasks() {
        return SubTasks.MOVABLE;
    }

    @Override
    public int directRequests(int issues) {
        return Math.ceilDiv(issues, BulkFetch.MOST);
    }

    @Override
    public IssueFetch direct(Reads reads, LookProgress progress) {
        return fetch(reads, progress);
    }
}
