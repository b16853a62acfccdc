package org.espalier.core.world;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.espalier.core.fact.Link;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.structure.IssueId;

/** The links of a tracker in memory, each with the number that it got when it was made. */
final class LinksInMemory {
    private final Map<Link, Long> links = new TreeMap<>();
    private long last;

    /** Whether it was not there. */
    boolean link(Link link) {
        if (links.containsKey(link)) {
            return false;
        }
        links.put(link, ++last);
        return true;
    }

    /** Whether it was there. */
    boolean unlink(Link link) {
        return links.remove(link) != null;
    }

    NavigableSet<Link> all() {
        return new TreeSet<>(links.keySet());
    }

    /** The links of each issue; one whose other end is hidden is left out. */
    Map<IssueId, Set<SeenLink>> shown(Predicate<IssueId> hidden) {
        var shown = new HashMap<IssueId, Set<SeenLink>>();
        links.forEach((link, number) -> {
            for (var end : List.of(link.source(), link.destination())) {
                var other = end.equals(link.source()) ? link.destination() : link.source();
                if (!hidden.test(other)) {
                    shown.computeIfAbsent(end, _ -> new HashSet<>()).add(new SeenLink(number, link, Names.key(other)));
                }
            }
        });
        return shown;
    }

    void becomeLike(LinksInMemory other) {
        links.putAll(other.links);
        last = other.last;
    }
}
