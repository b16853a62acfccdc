package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.Further;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.CopiedIssue;

/**
 * The epics and parents of one site by the keys that issues tell of them. What was found is kept for some minutes only:
 * where a project is deleted and made anew its keys come to stand for other issues. What was not found is asked again.
 */
final class AboveKeys {

    static final Duration KEPT = Duration.ofMinutes(10);

    private final Dialect dialect;
    private final InstantSource clock;
    private final Map<IssueKey, Known> known = new ConcurrentHashMap<>();

    AboveKeys(Dialect dialect, InstantSource clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    private record Known(IssueId issue, Instant until) {}

    /** The same issues, each with the id of what stands above it where that can be found. */
    Map<IssueId, IssueSight> found(Map<IssueId, IssueSight> issues, Reads reads)
            throws JiraFailure, InterruptedException {
        var told = issues.values().stream().flatMap(issue -> above(issue).stream());
        var ids = learnt(told, issues.values().stream().map(IssueSight::ref).toList(), reads);
        var all = new HashMap<>(issues);
        all.replaceAll((_, issue) -> withAbove(issue, ids));
        return all;
    }

    /** The same copies of issues, likewise. */
    Map<IssueId, CopiedIssue> foundOfCopies(Map<IssueId, CopiedIssue> issues, Reads reads)
            throws JiraFailure, InterruptedException {
        var told = issues.values().stream().flatMap(issue -> above(issue).stream());
        var shown = issues.values().stream()
                .map(issue -> new IssueRef(issue.id(), issue.values().key()))
                .toList();
        var ids = learnt(told, shown, reads);
        var all = new HashMap<>(issues);
        all.replaceAll((_, issue) ->
                above(issue).map(above -> issue.under(found(above, ids))).orElse(issue));
        return all;
    }

    /**
     * Which issues were told by their keys alone; no request is needed for those that are shown. It is the caller's
     * own, so that nothing of it ends while a request is under way.
     */
    private Map<IssueKey, IssueId> learnt(Stream<Above> told, List<IssueRef> shown, Reads reads)
            throws JiraFailure, InterruptedException {
        var keys = told.flatMap(
                        above -> above instanceof Above.Hidden(var key, var _) ? Stream.of(key) : Stream.empty())
                .collect(Collectors.toSet());
        var now = clock.instant();
        known.values().removeIf(each -> !each.until().isAfter(now));
        shown.stream().filter(ref -> keys.contains(ref.key())).forEach(ref -> know(ref.key(), ref.id()));
        var learnt = new ConcurrentHashMap<IssueKey, IssueId>();
        known.forEach((key, each) -> {
            if (keys.contains(key)) {
                learnt.put(key, each.issue());
            }
        });
        keys.removeAll(learnt.keySet());
        Parallel.Work<IssueKey> one = key -> new Keys(dialect, reads).idOf(key).ifPresent(id -> {
            know(key, id);
            learnt.put(key, id);
        });
        var failure = Parallel.each(keys.stream().sorted().toList(), one);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return learnt;
    }

    private void know(IssueKey key, IssueId issue) {
        known.put(key, new Known(issue, clock.instant().plus(KEPT)));
    }

    private static Optional<Above> above(IssueSight issue) {
        return issue.traits().map(Traits::above);
    }

    private static Optional<Above> above(CopiedIssue issue) {
        return issue.relations().place().map(CopiedIssue.Place::above);
    }

    private static Above found(Above told, Map<IssueKey, IssueId> ids) {
        return told instanceof Above.Hidden(var key, var relation)
                ? Optional.ofNullable(ids.get(key))
                        .<Above>map(found -> new Above.Under(found, relation))
                        .orElse(told)
                : told;
    }

    private static IssueSight withAbove(IssueSight issue, Map<IssueKey, IssueId> ids) {
        if (issue.traits().isEmpty()) {
            return issue;
        }
        var traits = issue.traits().get();
        var above = found(traits.above(), ids);
        return new IssueSight(
                issue.ref(),
                issue.parent(),
                issue.subTasks(),
                issue.seenLinks(),
                new Further(
                        Optional.of(
                                new Traits(traits.kind(), traits.status(), above, traits.ranks(), traits.updated())),
                        issue.further().fields()));
    }
}
