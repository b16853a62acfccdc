package org.espalier.server.jira;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Right;
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
    public List<Shapes.Project> projects(Reads reads) throws JiraFailure, InterruptedException {
        return List.of(reads.read(JiraRequest.get(path("/project")), Shapes.Project[].class));
    }

    @Override
    public Map<String, Set<Right>> rights(Reads reads, List<Shapes.Project> projects)
            throws JiraFailure, InterruptedException {
        var rights = new ConcurrentHashMap<String, Set<Right>>();
        var failure = Parallel.each(projects, project -> {
            var key = String.valueOf(project.key());
            rightsIn(reads, key).ifPresent(known -> rights.put(key, known));
        });
        if (failure.isPresent()) {
            throw failure.get();
        }
        return rights;
    }

    /** Absent where the project is gone or hidden by now. */
    private Optional<Set<Right>> rightsIn(Reads reads, String project) throws JiraFailure, InterruptedException {
        try {
            var answer = reads.read(
                    JiraRequest.get(path("/mypermissions?projectKey=" + Words.encoded(project))),
                    Shapes.OwnPermissions.class);
            var permissions = answer.permissions();
            if (permissions == null) {
                throw JiraFailure.unclear(reads.host(), "left the permissions out of its answer");
            }
            return Optional.of(Arrays.stream(Right.values())
                    .filter(right -> granted(permissions.get(right.name())))
                    .collect(Collectors.toSet()));
        } catch (JiraFailure failure) {
            if (failure.status() == 404 && !failure.messages().isEmpty()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static boolean granted(Shapes.@Nullable OwnPermission permission) {
        return permission != null && Boolean.TRUE.equals(permission.havePermission());
    }

    @Override
    public Search search(Reads reads, List<IssueId> written) {
        return new OffsetQueries(reads);
    }

    @Override
    public IssueFetch fetch(Reads reads, LookProgress progress) {
        return new SearchedReads(reads, progress);
    }

    @Override
    public int directRequests(int issues) {
        return issues;
    }

    @Override
    public IssueFetch direct(Reads reads, LookProgress progress) {
        return new SingleReads(reads, progress);
    }
}
