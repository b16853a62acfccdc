package org.espalier.server.tracker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a connection is watched.
 *
 * @param since what was read before is not covered by notices
 * @param polled when the last poll began that told all
 * @param count when the next census is due; absent where none was taken yet
 * @param marks up to which moment of the site's own clock all changes were noticed, by the key of the project
 */
record Watch(Instant since, Optional<Instant> polled, Optional<Instant> count, Map<String, Instant> marks) {

    /** What stands for the key of a project where all projects are watched as one. */
    static final String ALL_PROJECTS = "";

    Watch {
        marks = Map.copyOf(marks);
    }

    /** What of a connection is watched: the keys of its projects, or that which stands for all. */
    static Set<String> projects(Connection connection) {
        return connection.reach().projects().keys().orElse(Set.of(ALL_PROJECTS));
    }

    /** Whether the last poll told what changed in a project; it remembers the same moment for all that it could ask. */
    boolean covers(String project) {
        var mark = marks.getOrDefault(ALL_PROJECTS, marks.get(project));
        return mark != null && marks.values().stream().noneMatch(mark::isBefore);
    }
}
