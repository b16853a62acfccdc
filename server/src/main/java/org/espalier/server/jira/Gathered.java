package org.espalier.server.jira;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.structure.IssueId;
import org.espalier.server.jira.IssueFetch.Fetched;
import org.espalier.server.jira.IssueFetch.Missing;

/**
 * What a fetch came to so far. An issue that cannot be read is kept apart from the others, which have nothing to do
 * with it (L2). Safe for use by several threads.
 */
final class Gathered<T> {

    /** As many requests may fail over single issues; after that a part that fails is halved no further. */
    static final int MOST_FAILURES = 24;

    /** Of one part; where nothing at all was answered by then, it is the site that fails. */
    static final int MOST_BEFORE_AN_ANSWER = 8;

    /** Of failures that are the site's as a rule: where one issue is the reason, one of two halves is answered. */
    private static final int MOST_LIKE_THE_SITES = 3;

    /** Of all parts that are read at once, before the first answer. */
    private static final int MOST_AT_ONCE = 3 * Parallel.AT_ONCE;

    /** Of those like the site's between two answers: a site that answered before may fail now. */
    private static final int MOST_IN_A_ROW = 8;

    private final Map<IssueId, T> found = new HashMap<>();
    private final Set<IssueId> absent = new HashSet<>();
    private final Set<IssueId> leftOut = new HashSet<>();
    private final Map<IssueId, JiraFailure> unread = new HashMap<>();
    private int failures;
    private int inARow;
    private boolean answered;

    /** Hears that the site answered a request so that it could be read. */
    synchronized void answered() {
        answered = true;
        inARow = 0;
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

    /**
     * Reads issues; a part that fails over one of them is halved. Its halves come after one another, so that a site
     * that fails over few of them answers soon.
     *
     * @param smallest parts of so many, or fewer, are halved no further and count as unread
     * @throws JiraFailure where it is not for one of the issues that were asked for
     */
    void read(List<IssueId> issues, int smallest, Parallel.Work<List<IssueId>> work)
            throws JiraFailure, InterruptedException {
        var left = new ArrayDeque<List<IssueId>>();
        left.add(issues);
        int failed = 0;
        while (!left.isEmpty()) {
            var part = left.remove();
            try {
                work.on(part);
            } catch (JiraFailure failure) {
                failed++;
                boolean more = failed(failure, failed);
                if (part.size() <= smallest || !more) {
                    part.forEach(issue -> unread(issue, failure));
                } else {
                    int half = part.size() / 2;
                    left.add(part.subList(0, half));
                    left.add(part.subList(half, part.size()));
                }
            }
        }
    }

    synchronized void unread(IssueId issue, JiraFailure why) {
        unread.put(issue, why);
    }

    /** Hears that a request failed, and answers whether to find out over which of its issues. */
    private synchronized boolean failed(JiraFailure failure, int ofPart) throws JiraFailure {
        failures++;
        inARow++;
        if (!maybeOfAnIssue(failure) || ofTheSite(failure, ofPart)) {
            throw failure;
        }
        return failures <= MOST_FAILURES;
    }

    private boolean ofTheSite(JiraFailure failure, int ofPart) {
        if (answered) {
            return likeTheSites(failure) && inARow > MOST_IN_A_ROW;
        }
        return failures > MOST_AT_ONCE
                || ofPart > (likeTheSites(failure) ? MOST_LIKE_THE_SITES : MOST_BEFORE_AN_ANSWER);
    }

    /** Whether fewer issues, asked for alone, may be answered. */
    static boolean maybeOfAnIssue(JiraFailure failure) {
        return switch (failure.trouble()) {
            case UNCLEAR, LOST -> true;
            case FORBIDDEN -> failure.status() == 403;
            case REFUSED -> failure.status() == 400 || failure.status() == 413;
            // With 503 a site says of itself that it is away.
            case SERVER_ERROR -> failure.status() != 503;
            case NOT_SENT, NOT_DATA, SIGN_IN_PAGE, REDIRECTED, THROTTLED, CREDENTIAL_REFUSED -> false;
        };
    }

    private static boolean likeTheSites(JiraFailure failure) {
        return switch (failure.trouble()) {
            case LOST, FORBIDDEN -> true;
            case SERVER_ERROR -> failure.status() != 500;
            case UNCLEAR, REFUSED, NOT_SENT, NOT_DATA, SIGN_IN_PAGE, REDIRECTED, THROTTLED, CREDENTIAL_REFUSED -> false;
        };
    }

    synchronized int done() {
        return found.size() + absent.size() + leftOut.size() + unread.size();
    }

    /**
     * All of it. Where no request at all was answered, few issues may be the reason or the site, which is asked for
     * something harmless then; a site that answers that cannot give these issues, and they hide themselves alone.
     */
    Fetched<T> ended(Optional<JiraFailure> failure, Reads site) throws InterruptedException {
        boolean ofTheSite = failure.isEmpty() && nothingAnswered() && !(tellsNothingOfTheSite() && site.answers());
        return ofTheSite ? withoutAnswer() : all(failure);
    }

    /** A forbidden issue is one only to a site that knows the account; without a licence it forbids that, too. */
    private synchronized boolean tellsNothingOfTheSite() {
        return unread.values().stream().allMatch(failure -> switch (failure.trouble()) {
            case SERVER_ERROR, LOST, UNCLEAR, FORBIDDEN -> true;
            case REFUSED, NOT_SENT, NOT_DATA, SIGN_IN_PAGE, REDIRECTED, THROTTLED, CREDENTIAL_REFUSED -> false;
        });
    }

    private synchronized boolean nothingAnswered() {
        return !answered && !unread.isEmpty();
    }

    private synchronized Fetched<T> withoutAnswer() {
        return new Fetched<>(
                found, Set.of(), Missing.NOTHING, unread.values().stream().findFirst());
    }

    private synchronized Fetched<T> all(Optional<JiraFailure> failure) {
        return new Fetched<>(
                found,
                Set.of(),
                answered || failure.isEmpty() ? new Missing(absent, leftOut, unread) : Missing.NOTHING,
                failure);
    }
}
