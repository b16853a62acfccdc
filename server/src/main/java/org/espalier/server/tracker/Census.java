package org.espalier.server.tracker;

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
 * a notice, and is looked at directly (L2).
 */
@Component
class Census {

    private final IssueCopy copy;
    private final Notices notices;

    Census(IssueCopy copy, Notices notices) {
        this.copy = copy;
        this.notices = notices;
    }

    /** @throws TrackerTrouble when the site did not list all; the projects that it did list are compared */
    void of(Connection connection, IssueSource source) {
        var projects = connection.reach().projects();
        try {
            compare(connection.id(), projects, source);
        } catch (TrackerTrouble trouble) {
            var keys = projects.keys().orElse(Set.of());
            if (trouble.gap().kind() != Gap.Kind.QUERY_FAILED || keys.size() < 2) {
                throw trouble;
            }
            keys.stream().sorted().forEach(project -> compareAlone(connection.id(), project, source));
            throw trouble;
        }
    }

    private void compareAlone(ConnectionId connection, String project, IssueSource source) {
        try {
            compare(connection, Projects.of(Set.of(project)), source);
        } catch (TrackerTrouble trouble) {
            if (trouble.gap().kind() != Gap.Kind.QUERY_FAILED) {
                throw trouble;
            }
        }
    }

    private void compare(ConnectionId connection, Projects projects, IssueSource source) {
        Set<IssueId> listed = new HashSet<>();
        source.list(projects, listed::addAll);
        // Read after the list: what was copied meanwhile is on neither side of the comparison by mistake but looked at.
        Set<IssueId> different = copy.present(connection, projects);
        Set<IssueId> fresh = new HashSet<>(listed);
        fresh.removeAll(different);
        different.removeAll(listed);
        different.removeAll(ofLostProjects(connection, different, source));
        different.addAll(fresh);
        notices.notice(connection, different);
    }

    /**
     * The unlisted issues of projects that show none of their issues even to direct reads. They are gone or hidden as a
     * whole, which is no word about any one of them (L2), and looking at each would take as many requests.
     */
    private Set<IssueId> ofLostProjects(ConnectionId connection, Set<IssueId> unlisted, IssueSource source) {
        var byProject = copy.projects(connection, unlisted).entrySet().stream()
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
