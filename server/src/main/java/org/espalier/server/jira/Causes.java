package org.espalier.server.jira;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.TrackerSight;

/**
 * Names the cause of a refusal where what Jira itself says does not: of an archived project it says no more than of a
 * lack of permission, and of a link type that was removed a number. Asked only then, once and seldom: of a whole plan
 * each write is refused, and a refusal that is known is not to be held up (L10). A cause that is not told is not named.
 */
final class Causes {

    private final Briefly<Set<String>> archived;
    private final Briefly<Set<String>> linkTypes;

    Causes(Dialect dialect, Reads reads, InstantSource clock) {
        this.archived = new Briefly<>(
                () -> dialect.archivedProjects(reads).stream()
                        .map(project -> String.valueOf(project.key()))
                        .collect(Collectors.toUnmodifiableSet()),
                clock);
        this.linkTypes = new Briefly<>(() -> linkTypes(dialect, reads), clock);
    }

    /** The same answers, with the cause added to a refusal. */
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
            case 0 ->
                removed(change) ? " The link type was removed in Jira: bring it back there, or use another one." : "";
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
        projects.retainAll(archived.answer().orElse(Set.of()));
        return projects;
    }

    private boolean removed(Change.OfTracker change) throws InterruptedException {
        if (!(change instanceof Change.LinkCreate(var link))) {
            return false;
        }
        var known = linkTypes.answer();
        return known.isPresent()
                && !known.get().contains(Long.toString(link.type().value()));
    }

    private static Set<String> linkTypes(Dialect dialect, Reads reads) throws JiraFailure, InterruptedException {
        var listed = reads.read(JiraRequest.get(dialect.path("/issueLinkType")), Shapes.LinkTypes.class)
                .issueLinkTypes();
        if (listed == null) {
            throw JiraFailure.unclear(reads.host(), "left the link types out of its answer");
        }
        return listed.stream().map(type -> String.valueOf(type.id())).collect(Collectors.toUnmodifiableSet());
    }
}
