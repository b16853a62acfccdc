package org.espalier.server.jira;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.Further;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;
import org.espalier.server.jira.IssueFetch.Fetched;

/**
 * Makes sure that the ranks of one look can be compared. Jira writes all ranks anew from time to time, each into the
 * next of three buckets, which stands in front of its text; what two requests read before and after says nothing of the
 * order then (jira-api §10).
 *
 * <p>Where two reads in a row show each issue in the same bucket, all stood in these at the moment between the two, and
 * what people ranked meanwhile moved within its bucket. So a renumbering that stands still, as one that broke off may
 * for long, hides nothing, however busy the site is: only one that goes on does.
 *
 * @param fetched what the last read showed, without the ranks that cannot be compared
 * @param moving the rank fields of which no two reads showed the same buckets
 */
record RankMoment(Fetched<IssueSight> fetched, Set<Long> moving) {

    /** As often the issues are read in a row; whoever looks may come again. */
    static final int MOST_READS = 4;

    /** How long to wait between two of them, which would show nothing new at once. */
    static final Duration BETWEEN = Duration.ofSeconds(1);

    /** How long to wait before the next look: a renumbering takes seconds or minutes. */
    static final Duration WAIT = Duration.ofSeconds(10);

    /** One read of all the issues. */
    interface Look {
        Fetched<IssueSight> read() throws InterruptedException;
    }

    /** Reads until the ranks can be compared, a few times at most. */
    static RankMoment of(Dialect dialect, Reads reads, Look look) throws InterruptedException {
        var fetched = look.read();
        // One request shows one moment, in which buckets may be mixed; of more nobody knows what was between.
        var moving = dialect.directRequests(fetched.found().size()) <= 1 ? Set.<Long>of() : mixed(fetched);
        for (int read = 1; !moving.isEmpty() && fetched.failure().isEmpty() && read < MOST_READS; read++) {
            var before = fetched;
            reads.pause(BETWEEN);
            fetched = look.read();
            var now = fetched;
            moving = mixed(now).stream()
                    .filter(field -> !buckets(field, now).equals(buckets(field, before)))
                    .collect(Collectors.toSet());
        }
        return new RankMoment(moving.isEmpty() ? fetched : without(moving, fetched), moving);
    }

    /** The issues without the ranks that cannot be compared: not seen, which is not the same as having none (L2). */
    private static Fetched<IssueSight> without(Set<Long> moving, Fetched<IssueSight> fetched) {
        var all = new HashMap<>(fetched.found());
        all.replaceAll((_, issue) -> without(moving, issue));
        return new Fetched<>(all, fetched.fromIndex(), fetched.missing(), fetched.failure());
    }

    /** What to say where the ranks cannot be compared; this passes, so it is no reason to give anything up. */
    Optional<Gap> gap(String host) {
        return moving.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gap(
                        Gap.Kind.THROTTLED,
                        "Jira at " + host
                                + " is just renumbering its ranks, and while it does nobody can tell which issue"
                                + " comes first. Nothing was changed there. It passes by itself within minutes.",
                        Optional.of(WAIT)));
    }

    /** The rank fields of which some issues are in one bucket and some in another. */
    private static Set<Long> mixed(Fetched<IssueSight> fetched) {
        var buckets = new HashMap<Long, Set<String>>();
        fetched.found().values().stream()
                .flatMap(issue -> issue.traits().stream())
                .forEach(traits -> traits.ranks()
                        .forEach((field, rank) -> buckets.computeIfAbsent(field, _ -> new HashSet<>())
                                .add(bucket(rank))));
        return buckets.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<IssueId, Optional<String>> buckets(long field, Fetched<IssueSight> fetched) {
        var buckets = new HashMap<IssueId, Optional<String>>();
        fetched.found()
                .forEach((id, issue) -> buckets.put(
                        id,
                        issue.traits().map(traits -> traits.ranks().get(field)).map(RankMoment::bucket)));
        return buckets;
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
