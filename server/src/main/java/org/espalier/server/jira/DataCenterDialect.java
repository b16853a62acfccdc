package org.espalier.server.jira;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueKind;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Hierarchy.SubTasks;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Right;
import org.espalier.server.tracker.Right.Scope;
import org.jspecify.annotations.Nullable;

/** Data Center: the second version of the API, accounts by name, all projects at once, pages by offset. */
final class DataCenterDialect implements Dialect {

    @Override
    public Kind kind() {
        return Kind.DATA_CENTER;
    }

    @Override
    public String path(String call) {
        return "/rest/api/2" + call;
    }

    @Override
    public Optional<String> account(Shapes.Myself self) {
        return Optional.ofNullable(self.name());
    }

    @Override
    public Optional<String> cloudId(Reads reads) {
        return Optional.empty();
    }

    /** Known where the account has no more than this token, since Jira does not say which of them was sent. */
    @Override
    public Optional<LocalDate> expiry(Reads reads) throws JiraFailure, InterruptedException {
        var tokens = reads.read(JiraRequest.get("/rest/pat/latest/tokens"), Shapes.AccessToken[].class);
        var expiring = tokens.length == 1 ? tokens[0].expiringAt() : null;
        return Optional.ofNullable(expiring)
                .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d.*"))
                .flatMap(text -> day(text.substring(0, 10)));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    @Override
    public WebhookApi webhooks(Reads reads) throws JiraFailure, InterruptedException {
        var version = reads.read(JiraRequest.get("/rest/api/2/serverInfo"), Shapes.ServerInfo.class)
                .version();
        return WebhookApi.ofDataCenter(version == null ? "" : version);
    }

    @Override
    public List<Shapes.Project> projects(Reads reads) throws JiraFailure, InterruptedException {
        return List.of(reads.read(JiraRequest.get(path("/project")), Shapes.Project[].class));
    }

    /** One that does not know the parameter tells of none (source: Jira Data Center REST, all projects). */
    @Override
    public List<Shapes.Project> archivedProjects(Reads reads) throws JiraFailure, InterruptedException {
        var all = reads.read(JiraRequest.get(path("/project?includeArchived=true")), Shapes.Project[].class);
        return Arrays.stream(all)
                .filter(project -> Boolean.TRUE.equals(project.archived()))
                .toList();
    }

    @Override
    public Rights rights(Reads reads, List<Shapes.Project> projects) throws JiraFailure, InterruptedException {
        var rights = new ConcurrentHashMap<String, Set<Right>>();
        var failure = Parallel.each(projects, project -> {
            var key = String.valueOf(project.key());
            rightsIn(reads, key).ifPresent(known -> rights.put(key, known));
        });
        if (failure.isPresent()) {
            throw failure.get();
        }
        return new Rights(granted(reads, "/mypermissions", Scope.SITE), rights);
    }

    @Override
    public String rightsAt(IssueId issue, Set<String> rights) {
        return path("/mypermissions?issueId=" + issue);
    }

    /** Absent where the project is gone or hidden by now. */
    private Optional<Set<Right>> rightsIn(Reads reads, String project) throws JiraFailure, InterruptedException {
        try {
            return Optional.of(granted(reads, "/mypermissions?projectKey=" + Words.encoded(project), Scope.PROJECT));
        } catch (JiraFailure failure) {
            if (failure.absent()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Set<Right> granted(Reads reads, String call, Scope scope) throws JiraFailure, InterruptedException {
        var permissions = reads.read(JiraRequest.get(path(call)), Shapes.OwnPermissions.class)
                .permissions();
        if (permissions == null) {
            throw JiraFailure.unclear(reads.host(), "left the permissions out of its answer");
        }
        return Right.of(scope).stream()
                .filter(right -> granted(permissions.get(right.name())))
                .collect(Collectors.toSet());
    }

    private static boolean granted(Shapes.@Nullable OwnPermission permission) {
        return permission != null && Boolean.TRUE.equals(permission.havePermission());
    }

    @Override
    public Search search(Reads reads, List<IssueId> written) {
        return new OffsetQueries(reads);
    }

    @Override
    public Listing listing(Reads reads) {
        return new IdListing(reads);
    }

    @Override
    public IssueFetch fetch(Reads reads, LookProgress progress) {
        return new SearchedReads(this, reads, progress);
    }

    /**
     * An epic is written by its key in a field of its own, and what stands above epics in another one, if Advanced
     * Roadmaps is there; a sub-task stays where it was made (jira-api §6, §9). Whether the levels fit Jira alone knows.
     */
    @Override
    public Placing placing(IssueSight issue, Optional<IssueSight> after, CustomFields custom) {
        if (level(issue) == IssueKind.SUB_TASK) {
            return new Placing.Impossible(
                    "at Jira Data Center a sub-task goes to another parent only by hand, with Move in"
                            + " Jira itself");
        }
        var target = after.map(DataCenterDialect::relationTo)
                .or(() -> relation(issue))
                .orElse(Relation.EPIC);
        if (after.map(DataCenterDialect::level)
                .filter(level -> level == IssueKind.SUB_TASK)
                .isPresent()) {
            return new Placing.Impossible(after.get().key() + " is a sub-task, and nothing goes under one");
        }
        if (custom.above(target).isEmpty()) {
            return new Placing.Impossible(
                    target == Relation.EPIC
                            ? "this Jira has no field for the epic of an issue; it may lack Jira Software"
                            : after.map(issueAbove -> issueAbove.key() + " is no epic, and ")
                                            .orElse("")
                                    + "this Jira has no field Parent Link, by which Advanced Roadmaps puts issues under"
                                    + " others than epics");
        }
        var fields = new HashMap<String, @Nullable Object>();
        relation(issue).flatMap(custom::above).ifPresent(left -> fields.put(left, null));
        fields.put(
                custom.above(target).get(),
                after.map(issueAbove -> issueAbove.key().value()).orElse(null));
        return new Placing.Possible(Map.of("fields", fields));
    }

    private static Relation relationTo(IssueSight above) {
        return level(above) == IssueKind.EPIC ? Relation.EPIC : Relation.PARENT;
    }

    /** In which way the issue stands where it stands now. */
    private static Optional<Relation> relation(IssueSight issue) {
        return issue.traits().map(Traits::above).flatMap(above -> switch (above) {
            case Above.Nothing _ -> Optional.empty();
            case Above.Under(var _, var relation) -> Optional.of(relation);
            case Above.Hidden(var _, var relation) -> Optional.of(relation);
        });
    }

    private static int level(IssueSight issue) {
        return issue.traits().map(traits -> traits.kind().level()).orElse(0);
    }

    @Override
    public Histories histories(Reads reads) {
        return new Histories.WithIssues(reads);
    }

    @Override
    public boolean epicsAreParents() {
        return false;
    }

    @Override
    public SubTasks movesSubTasks() {
        return SubTasks.FIXED;
    }

    @Override
    public int directRequests(int issues) {
        return issues;
    }

    @Override
    public IssueFetch direct(Reads reads, LookProgress progress) {
        return new SingleReads(this, reads, progress);
    }
}
