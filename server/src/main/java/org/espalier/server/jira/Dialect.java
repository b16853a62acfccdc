package org.espalier.server.jira;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Hierarchy.SubTasks;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Right;

/** How one kind of Jira is asked, where the two kinds differ (jira-api §1). */
interface Dialect {

    Kind kind();

    /** The path of a call under the API that this kind speaks. */
    String path(String call);

    /** By what the site knows the account; absent if it does not say. */
    Optional<String> account(Shapes.Myself self);

    /** The number of the site at the vendor's gateway. */
    Optional<String> cloudId(Reads reads) throws JiraFailure, InterruptedException;

    /** The last day on which the token is good that is sent without a user. */
    Optional<LocalDate> expiry(Reads reads) throws JiraFailure, InterruptedException;

    /** Where this Jira keeps the webhooks of its administrators. */
    WebhookApi webhooks(Reads reads) throws JiraFailure, InterruptedException;

    /** All projects that the account sees. */
    List<Shapes.Project> projects(Reads reads) throws JiraFailure, InterruptedException;

    /** The archived projects, as far as the site tells the account of them. */
    List<Shapes.Project> archivedProjects(Reads reads) throws JiraFailure, InterruptedException;

    /** What the account may do. */
    Rights rights(Reads reads, List<Shapes.Project> projects) throws JiraFailure, InterruptedException;

    /** Asks which of these rights the account has at an issue; Data Center tells all and takes no choice. */
    String rightsAt(IssueId issue, Set<String> rights);

    /**
     * What an account may do.
     *
     * @param inProjects by key; without the projects that are gone meanwhile
     */
    record Rights(Set<Right> everywhere, Map<String, Set<Right>> inProjects) {}

    /**
     * Queries of this Jira.
     *
     * @param written issues that a search shall show as they are, however late its index is, where it can
     */
    Search search(Reads reads, List<IssueId> written);

    /** Lists of issues, however long. */
    Listing listing(Reads reads);

    /** The read of many issues that costs this kind least. */
    IssueFetch fetch(Reads reads, LookProgress progress);

    /** How many requests a direct read of so many issues takes. */
    int directRequests(int issues);

    /**
     * The edit that puts an issue under another one.
     *
     * @param after what shall stand above it, as it was seen; absent for the top
     */
    Placing placing(IssueSight issue, Optional<IssueSight> after, CustomFields custom);

    /** Whether the field for parents names epics, too. */
    boolean epicsAreParents();

    /** Whether a sub-task can be put under another parent. */
    SubTasks movesSubTasks();

    /** What was changed about issues. */
    Histories histories(Reads reads);

    /** How an issue is put under another one, if it can be. */
    sealed interface Placing {
        /** The body of the edit. */
        record Possible(Map<String, ?> edit) implements Placing {}

        /** @param why as words after "Jira refused to change the parent:" */
        record Impossible(String why) implements Placing {}
    }

    /** Direct reads, which no index makes late (L9). */
    IssueFetch direct(Reads reads, LookProgress progress);
}
