package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.TrackerSight;

/**
 * Names the archive where it is the cause of a refusal: what Jira itself says of a write to an archived project does
 * not tell it from a lack of permission. Asked only then, and no more often than every {@link #KEPT}, since of a whole
 * project each write is refused. An archive that the account is not told of is not named.
 */
final class Archives {

    static final Duration KEPT = Duration.ofSeconds(10);

    private final Dialect dialect;
    private final Reads reads;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private Set<String> archived = Set.of();
    private Instant until = Instant.MIN;

    Archives(Dialect dialect, Reads reads, InstantSource clock) {
        this.dialect = dialect;
        this.reads = reads;
        this.clock = clock;
    }

    /** The same answers, with the archive added to a refusal where an issue of the change lies in one. */
    List<Answer> named(List<Change.OfTracker> together, TrackerSight now, List<Answer> answers)
            throws InterruptedException {
        var named = new ArrayList<Answer>();
        for (int index = 0; index < answers.size(); index++) {
            named.add(named(together.get(index), now, answers.get(index)));
        }
        return List.copyOf(named);
    }

    private Answer named(Change.OfTracker change, TrackerSight now, Answer answer) throws InterruptedException {
        return switch (answer) {
            case Answer.Refused(var sentence) -> new Answer.Refused(sentence + remark(change, now));
            case Answer.NotThere _, Answer.Done _, Answer.Lost _, Answer.Busy _, Answer.Later _ -> answer;
        };
    }

    private String remark(Change.OfTracker change, TrackerSight now) throws InterruptedException {
        var projects = shelved(change, now);
        return switch (projects.size()) {
            case 0 -> "";
            case 1 ->
                " The project " + Words.plain(projects.first())
                        + " is archived in Jira: restore it, or leave its issues out.";
            default ->
                " The projects " + Words.plain(String.join(" and ", projects))
                        + " are archived in Jira: restore them, or leave their issues out.";
        };
    }

    /** The archived projects among those of the issues that a change writes to. */
    private SortedSet<String> shelved(Change.OfTracker change, TrackerSight now) throws InterruptedException {
        var projects = change.changed().stream()
                .flatMap(issue -> now.issue(issue).stream())
                .map(issue -> issue.key().project())
                .collect(Collectors.toCollection(TreeSet::new));
        projects.retainAll(archived());
        return projects;
    }

    private Set<String> archived() throws InterruptedException {
        asking.lockInterruptibly();
        try {
            if (!until.isAfter(clock.instant())) {
                archived = dialect.archivedProjects(reads).stream()
                        .map(project -> String.valueOf(project.key()))
                        .collect(Collectors.toUnmodifiableSet());
                until = clock.instant().plus(KEPT);
            }
            return archived;
        } catch (JiraFailure _) {
            // The refusal stands with the words that Jira gave for it, and others need not ask at once again.
            archived = Set.of();
            until = clock.instant().plus(KEPT);
            return archived;
        } finally {
            asking.unlock();
        }
    }
}
