package org.espalier.server.jira;

import java.util.List;
import java.util.Optional;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.LookProgress;

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
    public Optional<String> account(Reads reads) throws JiraFailure, InterruptedException {
        return Optional.ofNullable(reads.read(JiraRequest.get(path("/myself")), Shapes.Myself.class)
                .name());
    }

    @Override
    public List<Shapes.Project> projects(Reads reads) throws JiraFailure, InterruptedException {
        return List.of(reads.read(JiraRequest.get(path("/project")), Shapes.Project[].class));
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
    public IssueFetch direct(Reads reads, LookProgress progress) {
        return new SingleReads(reads, progress);
    }
}
