package org.espalier.server.jira;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.Further;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;

/**
 * Makes sure that the ranks of one look can be compared. Jira writes all ranks anew from time to time, each into the
 * next of three buckets, which stands in front of its text; what two requests read before and after says nothing of the
 * order then (jira-api §10).
 */
final class RankMoment {
    private RankMoment() {}

    /** The rank fields of which some issues are in one bucket and some in another. */
    static Set<Long> mixed(Collection<IssueSight> issues) {
        var buckets = new HashMap<Long, Set<String>>();
        issues.stream()
                .flatMap(issue -> issue.traits().stream())
                .forEach(traits -> traits.ranks()
                        .forEach((field, rank) -> buckets.computeIfAbsent(field, _ -> new HashSet<>())
                                .add(bucket(rank))));
        return buckets.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The same issues without their ranks of these fields: not seen, which is not the same as having none (L2). */
    static Map<IssueId, IssueSight> without(Set<Long> fields, Map<IssueId, IssueSight> issues) {
        var all = new HashMap<>(issues);
        all.replaceAll((_, issue) -> without(fields, issue));
        return all;
    }

    private static IssueSight without(Set<Long> fields, IssueSight issue) {
        var traits = issue.traits().map(seen -> {
            var ranks = new TreeMap<>(seen.ranks());
            ranks.keySet().removeAll(fields);
            return new Traits(seen.kind(), seen.status(), seen.above(), ranks, seen.updated());
        });
        return new IssueSight(
                issue.ref(),
                issue.parent(),
                issue.subTasks(),
                issue.seenLinks(),
                new Further(traits, issue.further().fields()));
    }

    private static String bucket(String rank) {
        return rank.substring(0, Math.max(0, rank.indexOf('|')));
    }
}
