package org.espalier.server.tracker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.springframework.stereotype.Component;

/**
 * What rows show: from the local copy where that is fresh enough, else from the site, whose answer the copy keeps.
 *
 * <p>An issue of the copy is fresh enough when all of these hold:
 *
 * <ol>
 *   <li>Its connection is watched without a gap: the last poll that told all is not older than two turns, and the
 *       connection has not been changed since.
 *   <li>It stands in a project that is enabled and of which the last poll told, for it tells of no other.
 *   <li>It was read directly, not through an index, since the watch began, and not more than {@link #LONGEST} ago.
 *   <li>Nothing was noticed about it since that read began.
 *   <li>It is not marked as gone.
 * </ol>
 *
 * <p>So a change at the site shows as soon as it is noticed: at once by a webhook, else within a turn and the lag of
 * the site's index. What moves no stamp, as a status that is renamed or an issue that is deleted or hidden, shows after
 * {@link #LONGEST}. Where nobody polls, nothing is fresh and all is read.
 */
@Component
class RowValues {

    /** Also how long a row may show an issue that was hidden from the account meanwhile. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private final IssueCopy copy;
    private final WatchTable watches;
    private final Notices notices;
    private final InstantSource clock;

    RowValues(IssueCopy copy, WatchTable watches, Notices notices, InstantSource clock) {
        this.copy = copy;
        this.watches = watches;
        this.notices = notices;
        this.clock = clock;
    }

    /** What the rows of these issues show; an issue that is gone or hidden is absent. */
    Map<IssueId, IssueValues> of(Connection connection, SortedSet<IssueId> issues, IssueSource source) {
        var values = new HashMap<IssueId, IssueValues>();
        var began = clock.instant();
        var covered = watches.covering(connection);
        covered.ifPresent(watch -> values.putAll(kept(connection, issues, watch)));
        var missing = new TreeSet<>(issues);
        missing.removeAll(values.keySet());
        if (missing.isEmpty()) {
            return values;
        }
        var reading = source.read(missing);
        if (covered.isPresent()) {
            copy.write(connection.id(), reading, began);
        }
        reading.found().forEach((issue, found) -> values.put(issue, found.values()));
        values.putAll(lastSeen(connection, reading.unread().keySet()));
        return values;
    }

    /** Of what cannot be read now: better what it was than nothing, as if it were hidden. */
    private Map<IssueId, IssueValues> lastSeen(Connection connection, Set<IssueId> issues) {
        var seen = new HashMap<>(copy.lastSeen(connection.id(), issues));
        seen.values().removeIf(values -> !connection.reach().projects().enabled(values.key()));
        return seen;
    }

    private Map<IssueId, IssueValues> kept(Connection connection, Set<IssueId> issues, Watch watch) {
        var oldest = clock.instant().minus(LONGEST);
        var kept = copy.values(connection.id(), issues, watch.since().isAfter(oldest) ? watch.since() : oldest);
        kept.values()
                .removeIf(values -> !connection.reach().projects().enabled(values.key())
                        || !watch.covers(values.key().project()));
        return kept;
    }

    /**
     * Hears what a look of a run showed: what the copy holds otherwise, or as if it were there, is noticed. A look
     * shows too little of an issue to be kept for it.
     */
    void looked(Connection connection, TrackerSight sight) {
        boolean something = !sight.issues().isEmpty() || !sight.unseen().isEmpty();
        if (something && watches.covering(connection).isPresent()) {
            notices.notice(connection.id(), copy.differing(connection.id(), sight));
        }
    }
}
