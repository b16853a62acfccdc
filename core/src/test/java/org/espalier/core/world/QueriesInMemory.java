package org.espalier.core.world;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.espalier.core.fact.Link;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/** What the queries find at a tracker in memory, which nobody can read but who said what they find. */
final class QueriesInMemory {
    private final Map<Query, List<IssueId>> results = new LinkedHashMap<>();
    private final Map<Query, Set<IssueId>> matching = new HashMap<>();
    private final Set<IssueId> missed = new HashSet<>();
    private final Set<IssueId> unlisted = new HashSet<>();

    void answers(Query query, List<IssueId> result, Set<IssueId> reallyMatching) {
        results.put(query, List.copyOf(result));
        matching.put(query, Set.copyOf(reallyMatching));
    }

    /** The search for linked issues has not noticed yet that this one is linked. */
    void misses(IssueId issue) {
        missed.add(issue);
    }

    /** From now on no query finds the issue, as when its project is archived. */
    void unlist(IssueId issue) {
        unlisted.add(issue);
    }

    /** @param linked the links whose ends are what the search for linked issues finds */
    TrackerSight result(Query query, List<Link> linked, Predicate<IssueId> hidden) {
        var all = query.equals(Names.LINKED) ? ends(linked) : results.getOrDefault(query, List.of());
        var found = all.stream()
                .filter(hidden.or(unlisted::contains).negate())
                .map(id -> Names.ref(Names.key(id).value()))
                .toList();
        return new TrackerSight(Map.of(), Set.of(), Map.of(query, found), Map.of(), List.of());
    }

    private Collection<IssueId> ends(List<Link> links) {
        var ends = new TreeSet<IssueId>();
        links.forEach(link -> ends.addAll(List.of(link.source(), link.destination())));
        ends.removeAll(missed);
        return ends;
    }

    TrackerSight matches(Query query, SortedSet<IssueId> ids, Predicate<IssueId> hidden) {
        var really = matching.getOrDefault(query, Set.of());
        var found = hidden.or(unlisted::contains).negate();
        var answers = ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> !found.test(id) ? Matched.UNLISTED : really.contains(id) ? Matched.YES : Matched.NO));
        return new TrackerSight(Map.of(), Set.of(), Map.of(), Map.of(query, answers), List.of());
    }

    void becomeLike(QueriesInMemory other) {
        results.putAll(other.results);
        matching.putAll(other.matching);
        missed.addAll(other.missed);
        unlisted.addAll(other.unlisted);
    }
}
