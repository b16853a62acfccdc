package org.espalier.server.jira;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.structure.IssueId;
import org.espalier.server.jira.IssueFetch.Fetched;
import org.espalier.server.jira.IssueFetch.Missing;
import org.espalier.server.jira.JiraFailure.Trouble;

/**
 * What a fetch came to so far. An issue that cannot be read is kept apart from the others, which have nothing to do
 * with it (L2). Safe for use by several threads.
 */
final class Gathered<T> {

    /** As many requests may fail over single issues; after that it is the site that fails. */
    static final int MOST_FAILURES = 24;

    /** Enough until one of a hundred is alone; where nothing at all was answered by then, it is the site that fails. */
    static final int MOST_BEFORE_AN_ANSWER = 8;

    private final Map<IssueId, T> found = new HashMap<>();
    private final Set<IssueId> absent = new HashSet<>();
    private final Set<IssueId> leftOut = new HashSet<>();
    private final Map<IssueId, JiraFailure> unread = new HashMap<>();
    private int failures;
    private boolean answered;

    /** Hears that the site answered a request so that it could be read. */
    synchronized void answered() {
        answered = true;
    }

    synchronized void found(IssueId issue, T value) {
        found.put(issue, value);
    }

    synchronized void absent(IssueId issue) {
        absent.add(issue);
    }

    synchronized void leftOut(Collection<IssueId> issues) {
        leftOut.addAll(issues);
    }

    synchronized void unread(IssueId issue, JiraFailure why) {
        unread.put(issue, why);
    }

    /**
     * Hears that a request failed.
     *
     * @throws JiraFailure the same, where it is not for one of the issues that were asked for
     */
    synchronized void failed(JiraFailure failure) throws JiraFailure {
        failures++;
        if (!ofAnIssue(failure) || failures > (answered ? MOST_FAILURES : MOST_BEFORE_AN_ANSWER)) {
            throw failure;
        }
    }

    /** Whether fewer issues, asked for alone, may be answered. */
    private static boolean ofAnIssue(JiraFailure failure) {
        return failure.trouble() == Trouble.UNCLEAR
                || failure.status() == 400
                || failure.status() == 413
                || failure.status() == 500;
    }

    synchronized int done() {
        return found.size() + absent.size() + leftOut.size() + unread.size();
    }

    /** All of it; where no request at all was answered, it is the site that fails. */
    synchronized Fetched<T> ended(Optional<JiraFailure> failure) {
        return answered || unread.isEmpty()
                ? new Fetched<>(found, Set.of(), new Missing(absent, leftOut, unread), failure)
                : new Fetched<>(
                        found,
                        Set.of(),
                        Missing.NOTHING,
                        failure.or(() -> unread.values().stream().findFirst()));
    }
}
