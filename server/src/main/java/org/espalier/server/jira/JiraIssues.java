package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.CopiedIssue;
import org.espalier.server.tracker.IssueSource;
import org.espalier.server.tracker.LookProgress;

/** What the local copy of a Jira is made and kept from. */
final class JiraIssues implements IssueSource {

    /** As many issues that an answer left out are asked for alone before the next. */
    static final int CONFIRMED_AT_ONCE = 25;

    private static final String LEFT_OUT = "Jira left it out of an answer that lacked other issues wrongly.";

    private final Dialect dialect;
    private final Reads reads;
    private final FieldIndex fields;
    private final AboveKeys above;
    private final Asker asker;
    private final IssueReading reading;

    JiraIssues(Dialect dialect, Reads reads, JiraTracker.Kept kept, Asker asker) {
        this.dialect = dialect;
        this.reads = reads;
        this.fields = kept.fields();
        this.above = kept.above();
        this.asker = asker;
        this.reading = new IssueReading(reads.host());
    }

    @Override
    public Instant now() {
        return JiraSite.asked(() -> {
            var info = reads.read(JiraRequest.get("/rest/api/2/serverInfo"), Shapes.ServerInfo.class);
            return Stamps.moment(info.serverTime())
                    .orElseThrow(() -> JiraFailure.unclear(reads.host(), "did not say what time it is there"));
        });
    }

    /**
     * Asked for as so many minutes before now: Jira reads a literal in the zone of the profile of whoever asks, and a
     * night on which clocks are changed has literals that mean two moments or none (jira-api §16).
     */
    @Override
    public Touches updatedWithin(Projects projects, Duration past) {
        return JiraSite.asked(() -> {
            var touched = new ArrayList<Touched>();
            var recent = "updated >= -" + past.toMinutes() + "m";
            var where =
                    projects.keys().map(keys -> among(keys) + " AND " + recent).orElse(recent);
            var gap = dialect.listing(reads).each(where, "updated", page -> {
                for (var each : page) {
                    touched.add(new Touched(reading.id(each), reading.updated(each)));
                }
            });
            touched.sort(Comparator.comparing((Touched each) -> each.updated().orElse(Instant.MIN))
                    .thenComparing(Touched::issue));
            return new Touches(touched, gap);
        });
    }

    @Override
    public Optional<Gap> list(Projects projects, Consumer<Set<IssueId>> page) {
        return JiraSite.asked(() -> dialect.listing(reads).each(all(projects), "id", issues -> {
            var ids = new HashSet<IssueId>();
            for (var each : issues) {
                ids.add(reading.id(each));
            }
            page.accept(ids);
        }));
    }

    @Override
    public Map<Long, String> projectKeys() {
        return JiraSite.asked(() -> {
            var keys = new HashMap<Long, String>();
            for (var each : dialect.projects(reads)) {
                var key = each.key();
                if (key != null) {
                    Numbers.of(each.id()).ifPresent(number -> keys.put(number, key));
                }
            }
            return Map.copyOf(keys);
        });
    }

    @Override
    public Reading read(SortedSet<IssueId> issues) {
        return JiraSite.asked(() -> {
            var custom = customFields();
            var seen = fetched(dialect.fetch(reads, LookProgress.UNHEARD), issues, custom);
            var so = new Confirmed(new HashMap<>(), new HashSet<>(), new HashMap<>());
            so.take(seen);
            if (asker == Asker.BACKGROUND) {
                confirm(seen.missing().leftOut(), custom, so);
            }
            return new Reading(above.foundOfCopies(so.found, reads), seen.fromIndex(), so.absent, so.unread);
        });
    }

    /** What is known so far, and grows. */
    private record Confirmed(Map<IssueId, CopiedIssue> found, Set<IssueId> absent, Map<IssueId, String> unread) {
        private void take(IssueFetch.Fetched<CopiedIssue> more) {
            found.putAll(more.found());
            absent.addAll(more.missing().absent());
            unread.keySet().removeAll(more.found().keySet());
            unread.keySet().removeAll(more.missing().absent());
            more.missing().unread().forEach((issue, why) -> unread.put(issue, why.sentence()));
        }
    }

    /**
     * L2: what an answer to many left out counts as absent once a read of it alone says so. Some are asked for at a
     * time; where one of them is there after all, the answer was a broken one, and the rest is left for a better one.
     * Whoever waits for an answer is spared all this.
     */
    private void confirm(Set<IssueId> leftOut, Optional<CustomFields> custom, Confirmed so)
            throws JiraFailure, InterruptedException {
        boolean broken = false;
        for (var some : Parts.of(new TreeSet<>(leftOut), CONFIRMED_AT_ONCE)) {
            if (broken) {
                some.forEach(issue -> so.unread.put(issue, LEFT_OUT));
                continue;
            }
            var alone = new SingleReads(dialect, reads, LookProgress.UNHEARD)
                    .afterAnAnswer(
                            new TreeSet<>(some), IssueReading.copyFields(custom), issue -> reading.copy(issue, custom));
            if (alone.failure().isPresent()) {
                var failure = alone.failure().get();
                if (!Gathered.maybeOfAnIssue(failure)) {
                    throw failure;
                }
                some.forEach(issue -> so.unread.put(issue, failure.sentence()));
            }
            so.take(alone);
            broken = alone.failure().isPresent() || !alone.found().isEmpty();
        }
    }

    private IssueFetch.Fetched<CopiedIssue> fetched(
            IssueFetch fetch, SortedSet<IssueId> issues, Optional<CustomFields> custom)
            throws JiraFailure, InterruptedException {
        var fetched = fetch.of(issues, IssueReading.copyFields(custom), issue -> reading.copy(issue, custom));
        if (fetched.failure().isPresent()) {
            throw fetched.failure().get();
        }
        return fetched;
    }

    /**
     * Absent where the site answers and does not tell its fields: rows can be shown all the same, and only where issues
     * stand is not seen.
     */
    private Optional<CustomFields> customFields() throws JiraFailure, InterruptedException {
        try {
            return Optional.of(fields.of(reads));
        } catch (JiraFailure failure) {
            return switch (failure.trouble()) {
                case FORBIDDEN, REFUSED, UNCLEAR -> Optional.empty();
                case NOT_SENT, LOST, SERVER_ERROR, NOT_DATA, SIGN_IN_PAGE, REDIRECTED, THROTTLED, CREDENTIAL_REFUSED ->
                    throw failure;
            };
        }
    }

    /** A query for every issue of the projects, which restricts even where these are all. */
    static String all(Projects projects) {
        return projects.keys().map(JiraIssues::among).orElse(Queries.ANY);
    }

    /** In quotes, since some keys are words of the language, such as AND. */
    private static String among(Set<String> keys) {
        return keys.stream()
                .sorted()
                .map(key -> "\"" + key + "\"")
                .collect(Collectors.joining(",", "project in (", ")"));
    }
}
