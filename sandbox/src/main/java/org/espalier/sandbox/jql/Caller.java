package org.espalier.sandbox.jql;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who asks, as far as the answer depends on it.
 *
 * @param account the caller's account, empty for a visitor
 * @param projects ids of the projects this caller may browse; all others do not exist for them
 * @param zone the time zone of the caller's profile, in which date literals are read
 * @param now the moment relative dates and date functions start from
 */
public record Caller(Optional<String> account, List<Long> projects, ZoneId zone, Instant now) {

    public Caller {
        projects = projects.stream().distinct().sorted().toList();
    }

    boolean sees(Names.Issue issue) {
        return projects.contains(issue.projectId());
    }

    boolean sees(Names.Project project) {
        return projects.contains(project.id());
    }
}
