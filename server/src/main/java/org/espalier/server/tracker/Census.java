package org.espalier.server.tracker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.springframework.stereotype.Component;

/**
 * Compares the numbers of all issues at a site with the copy. It finds what no change tells of: issues that are gone,
 * hidden or visible again, and those that an index showed too late. Nothing is concluded here: whatever differs becomes
 * a notice, and is looked at directly (L2). What the look then finds although no list names it, as in an archived
 * project, stays as it is, and is noticed again once it is listed or else after {@link #UNLISTED}.
 */
@Component
class Census {

    /** How long an issue that can be read and is not listed is left alone; it may be gone since. */
    static final Duration UNLISTED = Duration.ofDays(1);

    /** What tells nothing of the other projects, which are compared all the same. */
    private static final Set<Gap.Kind> OF_ONE_PROJECT = EnumSet.of(Gap.Kind.QUERY_FAILED, Gap.Kind.INCOMPLETE);

    private final IssueCopy copy;
    private final Unlisted unlisted;
    private final Notices notices;
    private final ProjectKeys keys;
    private final InstantSource clock;

    Census(IssueCopy copy, Unlisted unlisted, Notices notices, ProjectKeys keys, InstantSource clock) {
        this.copy = copy;
        this.unlisted = unlisted;
        this.notices = notices;
        this.keys = keys;
        this.clock = clock;
    }

    /** Whether the connection is another by now, since projects of it have other keys; it is to be looked at anew. */
    boolean followsKeys(Connection connection, IssueSource source) {
        return keys.follow(connection, source);
    }

    /** @throws TrackerTrouble when the site did not list all; what it did list is compared */
    void of(Connection connection, IssueSource source) {
        var projects = connection.reach().projects();
        try {
            compare(connection.id(), projects, source);
        } catch (TrackerTrouble trouble) {
            var named = projects.keys().orElse(Set.of());
            if (trouble.gap().kind() != Gap.Kind.QUERY_FAILED || named.size() < 2) {
                throw trouble;
            }
            named.stream().sorted().forEach(project -> compareAlone(connection.id(), project, source));
            throw trouble;
        }
    }

    private void compareAlone(ConnectionId connection, String project, IssueSource source) {
        try {
            compare(connection, Projects.of(Set.of(project)), source);
        } catch (TrackerTrouble trouble) {
            if (!OF_ONE_PROJECT.contains(trouble.gap().kind())) {
                throw trouble;
            }
        }
    }

    private void compare(ConnectionId connection, Projects projects, IssueSource source) {
        Set<IssueId> listed = new HashSet<>();
        var gap = source.list(projects, listed::addAll);
        if (gap.isEmpty() || !listed.isEmpty()) {
            compare(connection, projects, listed, source);
        }
        if (gap.isPresent()) {
            throw new TrackerTrouble("answer_unclear", gap.get(), null);
        }
    }

    private void compare(ConnectionId connection, Projects projects, Set<IssueId> listed, IssueSource source) {
        // Read after the list: what was copied meanwhile is on neither side of the comparison by mistake but looked at.
        var missing = copy.present(connection, projects);
        Set<IssueId> fresh = new HashSet<>(listed);
        fresh.removeAll(missing);
        missing.removeAll(listed);
        var back = unlisted.of(connection);
        back.retainAll(listed);
        fresh.addAll(back);
        missing.removeAll(leftAlone(connection, missing, source));
        fresh.addAll(missing);
        var at = clock.instant();
        notices.notice(connection, fresh);
        // Remembered last: what gets lost in between is noticed again.
        unlisted.noticed(connection, missing, at);
        unlisted.forget(connection, back);
    }

    /** Those of which a look would tell nothing new. */
    private Set<IssueId> leftAlone(ConnectionId connection, Set<IssueId> missing, IssueSource source) {
        var readable = unlisted.readable(connection, clock.instant().minus(UNLISTED));
        var alone = new HashSet<>(readable);
        if (!readable.containsAll(missing)) {
            alone.addAll(ofLostProjects(connection, missing, source));
        }
        return alone;
    }

    /**
     * The unlisted issues of projects that show none of their issues even to direct reads. They are gone or hidden as a
     * whole, which is no word about any one of them (L2), and looking at each would take as many requests.
     */
    private Set<IssueId> ofLostProjects(ConnectionId connection, Set<IssueId> missing, IssueSource source) {
        var byProject = copy.projects(connection, missing).entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
        Set<IssueId> lost = new HashSet<>();
        byProject.forEach((project, issues) -> {
            var witnesses = copy.witnesses(connection, project, IssueRefresh.WITNESSES);
            if (issues.size() > witnesses.size()
                    && issues.containsAll(witnesses)
                    && source.read(new TreeSet<>(witnesses)).found().isEmpty()) {
                lost.addAll(issues);
            }
        });
        return lost;
    }
}
