package org.espalier.server.jira;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Matched;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.LookProgress;

/** What a Jira answers to a query. Only Jira evaluates it. */
interface Search {

    /** What is wrong with the query, in Jira's words. */
    List<String> faults(String query) throws JiraFailure, InterruptedException;

    /** The same, and what shows only when the query is carried out. */
    List<String> faultsInUse(String query) throws JiraFailure, InterruptedException;

    /** All issues that the query finds, in its order, each once. */
    List<IssueRef> result(String query, LookProgress progress) throws JiraFailure, QueryRefused, InterruptedException;

    /**
     * For each of the issues whether the query matches it now. What it does not match counts as unlisted where no query
     * matches it, as in an archived project.
     */
    Map<IssueId, Matched> matches(String query, Collection<IssueId> ids)
            throws JiraFailure, QueryRefused, InterruptedException;
}
