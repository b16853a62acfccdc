package org.espalier.server.jira;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.Further;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;

/**
 * The epics and parents of one site by the keys that issues tell of them. A key never comes to stand for another issue,
 * so what was once found is kept; what was not found is asked again.
 */
final class AboveKeys {

    private final Dialect dialect;
    private final Map<IssueKey, IssueId> known = new ConcurrentHashMap<>();

    AboveKeys(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The same issues, each with the id of what stands above it where that can be found. */
    Map<IssueId, IssueSight> found(Map<IssueId, IssueSight> issues, Reads reads)
            throws JiraFailure, InterruptedException {
        var keys = issues.values().stream()
                .flatMap(issue -> hidden(issue).stream())
                .map(Above.Hidden::key)
                .collect(Collectors.toSet());
        issues.values().stream()
                .filter(issue -> keys.contains(issue.key()))
                .forEach(issue -> known.put(issue.key(), issue.id()));
        find(keys.stream().filter(key -> !known.containsKey(key)).sorted().toList(), reads);
        var all = new HashMap<>(issues);
        all.replaceAll((_, issue) -> withAbove(issue));
        return all;
    }

    private void find(List<IssueKey> keys, Reads reads) throws JiraFailure, InterruptedException {
        Parallel.Work<IssueKey> one = key -> new Keys(dialect, reads).idOf(key).ifPresent(id -> known.put(key, id));
        var failure = Parallel.each(keys, one);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static Optional<Above.Hidden> hidden(IssueSight issue) {
        return issue.traits()
                .map(Traits::above)
                .flatMap(above -> above instanceof Above.Hidden hidden ? Optional.of(hidden) : Optional.empty());
    }

    private IssueSight withAbove(IssueSight issue) {
        var hidden = hidden(issue);
        var found = hidden.map(Above.Hidden::key).map(known::get);
        if (found.isEmpty()) {
            return issue;
        }
        var traits = issue.traits().orElseThrow();
        var above = new Above.Under(found.get(), hidden.orElseThrow().relation());
        return new IssueSight(
                issue.ref(),
                issue.parent(),
                issue.subTasks(),
                issue.links(),
                new Further(
                        Optional.of(
                                new Traits(traits.kind(), traits.status(), above, traits.ranks(), traits.updated())),
                        issue.further().fields()));
    }
}
