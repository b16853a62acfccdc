package org.espalier.server.tracker;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.IssueSource.Asker;
import org.springframework.stereotype.Service;

/** Brings issues of the local copy up to the state of their site. */
@Service
public class IssueRefresh {

    /** How many known issues of a project are tried before it counts as one that cannot be read. */
    static final int WITNESSES = 3;

    private final Trackers trackers;
    private final IssueCopy copy;
    private final InstantSource clock;

    IssueRefresh(Trackers trackers, IssueCopy copy, InstantSource clock) {
        this.trackers = trackers;
        this.copy = copy;
        this.clock = clock;
    }

    /**
     * Reads issues and keeps what was seen. One that a direct read does not find is marked as gone only if another
     * issue of its project can be read (L2); else it stays as it was last seen.
     *
     * @return those that could not be read, and why; they stay as they were last seen
     * @throws TrackerTrouble when the site did not answer; then nothing was kept
     */
    public Map<IssueId, String> refresh(ConnectionId connection, SortedSet<IssueId> issues) {
        var source = trackers.source(connection, Asker.BACKGROUND);
        var began = clock.instant();
        var reading = source.read(issues);
        copy.write(connection, reading, began);
        var absent = copy.projects(connection, reading.absent());
        if (absent.isEmpty()) {
            return reading.unread();
        }
        var readable = readable(connection, absent.values(), reading, source);
        var gone = new HashSet<>(absent.keySet());
        gone.removeIf(issue -> !readable.contains(absent.get(issue)));
        copy.gone(connection, gone, began);
        return reading.unread();
    }

    /** Those of the projects of which some issue was read directly just now. */
    private Set<String> readable(
            ConnectionId connection, Collection<String> projects, IssueSource.Reading reading, IssueSource source) {
        var readable = new HashSet<String>();
        reading.found().forEach((issue, found) -> {
            if (!reading.fromIndex().contains(issue)) {
                readable.add(found.values().key().project());
            }
        });
        var witnesses = new HashMap<IssueId, String>();
        for (var project : Set.copyOf(projects)) {
            if (!readable.contains(project)) {
                copy.witnesses(connection, project, WITNESSES).forEach(issue -> witnesses.put(issue, project));
            }
        }
        witnesses.keySet().removeAll(reading.absent());
        readable.addAll(seen(connection, witnesses, source));
        return readable;
    }

    private Set<String> seen(ConnectionId connection, Map<IssueId, String> witnesses, IssueSource source) {
        var projects = new HashSet<String>();
        if (!witnesses.isEmpty()) {
            var began = clock.instant();
            var reading = source.read(new TreeSet<>(witnesses.keySet()));
            copy.write(connection, reading, began);
            reading.found()
                    .values()
                    .forEach(found -> projects.add(found.values().key().project()));
        }
        return projects;
    }
}
