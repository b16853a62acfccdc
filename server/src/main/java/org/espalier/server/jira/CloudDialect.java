package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.LookProgress;

/** Cloud: the third version of the API, accounts by id, projects by pages, bulk reads and pages by token. */
final class CloudDialect implements Dialect {

    private static final int PROJECTS_PER_PAGE = 100;

    @Override
    public Kind kind() {
        return Kind.CLOUD;
    }

    @Override
    public String path(String call) {
        return "/rest/api/3" + call;
    }

    @Override
    public Optional<String> account(Reads reads) throws JiraFailure, InterruptedException {
        return Optional.ofNullable(reads.read(JiraRequest.get(path("/myself")), Shapes.Myself.class)
                .accountId());
    }

    @Override
    public List<Shapes.Project> projects(Reads reads) throws JiraFailure, InterruptedException {
        var projects = new ArrayList<Shapes.Project>();
        while (true) {
            var page = reads.read(
                    JiraRequest.get(
                            path("/project/search?maxResults=" + PROJECTS_PER_PAGE + "&startAt=" + projects.size())),
                    Shapes.ProjectPage.class);
            var values = page.values();
            if (values == null) {
                throw JiraFailure.unclear(reads.host(), "left the projects out of its answer");
            }
            projects.addAll(values);
            if (Boolean.TRUE.equals(page.isLast()) || values.isEmpty()) {
                return projects;
            }
        }
    }

    @Override
    public Search search(Reads reads, List<IssueId> written) {
        return new Queries(reads, written);
    }

    @Override
    public IssueFetch fetch(Reads reads, LookProgress progress) {
        return new BulkFetch(reads, progress);
    }

    @Override
    public IssueFetch direct(Reads reads, LookProgress progress) {
        return fetch(reads, progress);
    }
}
