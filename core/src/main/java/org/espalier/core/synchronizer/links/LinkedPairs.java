package org.espalier.core.synchronizer.links;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Link;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/**
 * The pairs of issues that the tracker shows as linked, as parent and child.
 *
 * <p>Pairs that reach into a project that is not enabled, or to an issue that could not be read, are kept apart: they
 * are evidence that nothing may be taken away, and never a reason to write. Pairs of which an end is known to fail the
 * rule's filter are left out, as if they were not linked.
 */
final class LinkedPairs {
    static final Comparator<Linked> ORDER = Comparator.comparing(Linked::parent).thenComparing(Linked::child);

    private final Map<IssueId, NavigableSet<IssueId>> children = new HashMap<>();
    private final Map<IssueId, NavigableSet<IssueId>> parents = new HashMap<>();
    private final Map<IssueId, NavigableSet<IssueId>> visibleParents = new HashMap<>();

    static LinkedPairs of(LinkRule rule, Projects projects, TrackerSight tracker) {
        var pairs = new LinkedPairs();
        for (var issue : tracker.issues().values()) {
            for (var seen : issue.links()) {
                var inScope = mayTouch(issue.id(), issue.key(), projects, tracker)
                        && mayTouch(other(seen.link(), issue.id()), seen.otherKey(), projects, tracker);
                rule.pair(seen.link())
                        .filter(pair -> !rule.filter().ignores(pair, tracker))
                        .ifPresent(pair -> pairs.add(pair, inScope));
            }
        }
        return pairs;
    }

    private static IssueId other(Link link, IssueId end) {
        return link.source().equals(end) ? link.destination() : link.source();
    }

    private static boolean mayTouch(IssueId issue, IssueKey key, Projects projects, TrackerSight tracker) {
        return projects.enabled(key) && !tracker.unseen().contains(issue);
    }

    private void add(Linked pair, boolean inScope) {
        visibleParents.computeIfAbsent(pair.child(), _ -> new TreeSet<>()).add(pair.parent());
        if (inScope) {
            children.computeIfAbsent(pair.parent(), _ -> new TreeSet<>()).add(pair.child());
            parents.computeIfAbsent(pair.child(), _ -> new TreeSet<>()).add(pair.parent());
        }
    }

    /** The children of an issue that may be touched, by id. */
    NavigableSet<IssueId> childrenOf(IssueId parent) {
        return children.getOrDefault(parent, Collections.emptyNavigableSet());
    }

    /** The parents of an issue that may be touched, by id. */
    NavigableSet<IssueId> parentsOf(IssueId child) {
        return parents.getOrDefault(child, Collections.emptyNavigableSet());
    }

    /** All parents of an issue that the tracker shows at all. */
    NavigableSet<IssueId> visibleParentsOf(IssueId child) {
        return visibleParents.getOrDefault(child, Collections.emptyNavigableSet());
    }

    /** Every issue at either end of a pair that may be touched, by id. */
    NavigableSet<IssueId> ends() {
        var ends = new TreeSet<>(children.keySet());
        ends.addAll(parents.keySet());
        return ends;
    }

    /** Whether the pair is linked and may be touched. */
    boolean inScope(Linked pair) {
        return childrenOf(pair.parent()).contains(pair.child());
    }

    boolean shows(Linked pair) {
        return visibleParentsOf(pair.child()).contains(pair.parent());
    }

    /** The pairs that may be touched and are none of these, in order; sorting the few costs less than sorting all. */
    List<Linked> inScopeBesides(Set<Linked> known) {
        var further = new ArrayList<Linked>();
        children.forEach((parent, each) -> each.forEach(child -> further.add(new Linked(parent, child))));
        further.removeIf(known::contains);
        further.sort(ORDER);
        return further;
    }
}
