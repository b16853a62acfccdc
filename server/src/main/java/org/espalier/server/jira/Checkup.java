package org.espalier.server.jira;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.Projects;
import org.espalier.server.tracker.Right;
import org.espalier.server.tracker.SiteReport;
import org.espalier.server.tracker.SiteReport.Linking;
import org.espalier.server.tracker.SiteReport.ProjectRights;
import org.espalier.server.tracker.SiteReport.Seen;
import org.jspecify.annotations.Nullable;

/** Asks a site for all that Espalier needs there, in as few requests as it takes; changes nothing. */
record Checkup(Dialect dialect, Reads reads, InstantSource clock) {

    /** A Data Center is asked once for each project, and somebody waits for the answer. */
    private static final int MOST_PROJECTS = 100;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS[XXX][XX]", Locale.ROOT);

    /**
     * The report on these projects, which may be all.
     *
     * @param linking asked last, since a site may be good without it
     */
    SiteReport on(Projects enabled, Question linking) throws JiraFailure, InterruptedException {
        var probe = new Probe(dialect, reads);
        var asked = clock.instant();
        var info = probe.requireKind();
        var answered = clock.instant();
        var self = probe.requireAccount();
        var shown = shown();
        var keys = enabled.keys()
                .map(named -> named.stream().sorted().toList())
                .orElseGet(() -> shown.keySet().stream().sorted().toList());
        var tested = keys.subList(0, Math.min(keys.size(), MOST_PROJECTS));
        var present = tested.stream().filter(shown::containsKey).map(shown::get).toList();
        var granted = dialect.rights(reads, present);
        return new SiteReport(
                new SiteReport.Account(text(self.displayName()), text(self.timeZone()), granted.everywhere()),
                new SiteReport.Site(
                        text(info.version()),
                        info.serverTimeZone() instanceof String zone ? Words.plain(zone) : "",
                        ahead(info, asked, answered)),
                projects(tested, granted.inProjects()),
                keys.size() - tested.size(),
                linking.answer());
    }

    /** Whether issues can be linked. */
    interface Question {
        Linking answer() throws JiraFailure, InterruptedException;
    }

    private Map<String, Shapes.Project> shown() throws JiraFailure, InterruptedException {
        var shown = new LinkedHashMap<String, Shapes.Project>();
        for (var each : dialect.projects(reads)) {
            if (each.key() != null) {
                shown.put(each.key(), each);
            }
        }
        return shown;
    }

    private List<ProjectRights> projects(List<String> keys, Map<String, Set<Right>> granted)
            throws JiraFailure, InterruptedException {
        var archived = granted.keySet().containsAll(keys) ? Set.<String>of() : archived();
        var rights = new ArrayList<ProjectRights>();
        for (var key : keys) {
            var here = granted.get(key);
            if (here == null) {
                var seen = archived.contains(key) ? Seen.ARCHIVED : Seen.NOT_SHOWN;
                rights.add(new ProjectRights(key, seen, Set.of()));
            } else {
                rights.add(new ProjectRights(key, Seen.SHOWN, here));
            }
        }
        return rights;
    }

    private Set<String> archived() throws JiraFailure, InterruptedException {
        var archived = new HashSet<String>();
        for (var each : dialect.archivedProjects(reads)) {
            archived.add(String.valueOf(each.key()));
        }
        return archived;
    }

    /** The site's time against the middle of the question. */
    private static Optional<Duration> ahead(Shapes.ServerInfo info, Instant asked, Instant answered) {
        var told = info.serverTime();
        if (told == null) {
            return Optional.empty();
        }
        try {
            var middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
            return Optional.of(
                    Duration.between(middle, OffsetDateTime.parse(told, TIME).toInstant()));
        } catch (DateTimeException _) {
            // A time that cannot be read is one that the site did not tell.
            return Optional.empty();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Words.plain(text);
    }
}
