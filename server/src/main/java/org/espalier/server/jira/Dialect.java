package org.espalier.server.jira;

import java.util.List;
import java.util.Optional;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.LookProgress;

/** How one kind of Jira is asked, where the two kinds differ (jira-api §1). */
interface Dialect {

    Kind kind();

    /** The path of a call under the API that this kind speaks. */
    String path(String call);

    /** By what the site knows the account of the credential; absent if it does not say. */
    Optional<String> account(Reads reads) throws JiraFailure, InterruptedException;

    /** All projects that the account sees. */
    List<Shapes.Project> projects(Reads reads) throws JiraFailure, InterruptedException;

    /**
     * Queries of this Jira.
     *
     * @param written issues that a search shall show as they are, however late its index is, where it can
     */
    Search search(Reads reads, List<IssueId> written);

    /** The read of many issues that costs this kind least. */
    IssueFetch fetch(Reads reads, LookProgress progress);

    /** Direct reads, which no index makes late (L9). */
    IssueFetch direct(Reads reads, LookProgress progress);
}
