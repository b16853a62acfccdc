package org.espalier.server.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks a site which issues have changed since it was asked last.
 *
 * <p>The time of the last question is kept as the site's own clock told it, and the question is how many minutes ago
 * that was by the same clock. So neither our clock counts, nor in which zone the site writes its stamps, nor in which
 * one it reads the literals of whoever asks, nor that a clock is changed to summer time meanwhile (jira-api §16). A
 * clock that is set back makes the past shorter, yet never shorter than the overlap.
 */
@Component
class Poll {

    /**
     * How long before the last question an issue may have been changed that the site's index did not show then. Of what
     * is later still, the census finds issues that are new or gone, and their next change tells of the others.
     */
    static final Duration INDEX_LAG = Duration.ofMinutes(10);

    /** Minutes are cut off at both ends, and the question may wait for its turn before it is sent. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(4);

    /** The precision of the stamps of sites that keep whole seconds, and as much again. */
    private static final Duration SAME_STAMP = Duration.ofSeconds(2);

    private final WatchTable watches;
    private final IssueCopy copy;
    private final Notices notices;
    private final Transactions transactions;

    Poll(WatchTable watches, IssueCopy copy, Notices notices, Transactions transactions) {
        this.watches = watches;
        this.copy = copy;
        this.notices = notices;
        this.transactions = transactions;
    }

    /**
     * Notices what has changed, and then remembers how far.
     *
     * <p>A project about which the site refuses every question, such as one that is gone, is left behind: how far the
     * others are remembered does not count for it.
     *
     * @return why the site may have left out some of what has changed. What it tells of is remembered all the same
     *     (L2): the next question overlaps with this one, and of what it leaves out for good the census finds issues
     *     that are new or gone
     * @throws TrackerTrouble when the site did not answer, or refused to tell of any project; what it did tell is
     *     noticed
     */
    Optional<Gap> of(Connection connection, Watch watch, IssueSource source) {
        var now = source.now();
        var refusals = new Refusals();
        var gaps = new ArrayList<Gap>();
        // Projects that were asked about together the last time are so again; in the usual case these are all of them.
        var together = new TreeMap<Instant, Set<String>>();
        for (var project : Watch.projects(connection)) {
            together.computeIfAbsent(watch.marks().getOrDefault(project, now), mark -> new TreeSet<>())
                    .add(project);
        }
        for (var each : together.entrySet()) {
            var past = new Past(each.getKey(), now);
            // One project that is gone makes a site refuse the question about all.
            if (!refusals.allow(() -> gaps.addAll(ask(connection.id(), each.getValue(), past, source)))
                    && each.getValue().size() > 1) {
                each.getValue()
                        .forEach(project ->
                                refusals.allow(() -> gaps.addAll(ask(connection.id(), Set.of(project), past, source))));
            }
        }
        refusals.mustLeaveSome();
        return gaps.stream().findFirst();
    }

    /** What a site refused to answer while it answers at all. */
    private static final class Refusals {
        private @Nullable TrackerTrouble last;
        private boolean answered;

        /** Whether the question was answered. */
        boolean allow(Runnable question) {
            try {
                question.run();
                answered = true;
                return true;
            } catch (TrackerTrouble trouble) {
                if (trouble.gap().kind() != Gap.Kind.QUERY_FAILED) {
                    throw trouble;
                }
                last = trouble;
                return false;
            }
        }

        void mustLeaveSome() {
            if (!answered && last != null) {
                throw last;
            }
        }
    }

    /** What lies between two times of the site's clock. */
    record Past(Instant from, Instant until) {

        /** By how many minutes to look back. */
        Duration length() {
            var passed = Duration.between(from, until);
            var known = passed.isNegative() ? Duration.ZERO : passed;
            return Duration.ofMinutes(known.plus(INDEX_LAG).plus(ON_THE_WAY).toMinutes());
        }
    }

    private List<Gap> ask(ConnectionId connection, Set<String> projects, Past past, IssueSource source) {
        var asked = projects.contains(Watch.ALL_PROJECTS) ? Projects.ALL : Projects.of(projects);
        var touched = source.updatedWithin(asked, past.length());
        var changed = news(connection, touched.issues(), past.from());
        transactions.run(() -> {
            notices.notice(connection, changed);
            watches.marked(connection, projects, past.until());
        });
        return touched.gap().stream().toList();
    }

    /**
     * What was not noticed before: the overlap shows many issues again. One whose stamp the copy holds is known, unless
     * it may have been changed once more within the precision of its stamp after it was noticed.
     */
    private List<IssueId> news(ConnectionId connection, List<IssueSource.Touched> touched, Instant mark) {
        var known = copy.stamps(
                connection, touched.stream().map(IssueSource.Touched::issue).toList());
        var settled = mark.minus(SAME_STAMP);
        return touched.stream()
                .filter(each -> each.updated()
                        .filter(stamp -> stamp.isBefore(settled) && stamp.equals(known.get(each.issue())))
                        .isEmpty())
                .map(IssueSource.Touched::issue)
                .toList();
    }
}
