package org.espalier.core.synchronizer.links;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/**
 * What the ends of a pair must match. A pair with an end that does not is left alone on both sides.
 *
 * <p>L2: only an answer makes an end fail; one that was not asked about does not. An issue that no query finds cannot
 * be told to match, so that its pairs are left alone, too.
 *
 * @param parents the query for parents; absent where any will do
 * @param children the query for children; absent where any will do
 */
public record EndFilter(Optional<Query> parents, Optional<Query> children) {
    /** Any ends will do. */
    public static final EndFilter NONE = new EndFilter(Optional.empty(), Optional.empty());

    boolean isNone() {
        return parents.isEmpty() && children.isEmpty();
    }

    /** Whether an end of the pair is known to fail. */
    boolean ignores(Linked pair, TrackerSight tracker) {
        return fails(parents, pair.parent(), tracker) || fails(children, pair.child(), tracker);
    }

    /** The need to ask about ends of these pairs: the parents first, then the children of what is left. */
    Optional<Need> unasked(Collection<Linked> pairs, TrackerSight tracker) {
        return unasked(parents, pairs.stream().map(Linked::parent), tracker)
                .or(() -> unasked(
                        children,
                        pairs.stream().filter(pair -> !ignores(pair, tracker)).map(Linked::child),
                        tracker));
    }

    private static Optional<Need> unasked(Optional<Query> query, Stream<IssueId> ends, TrackerSight tracker) {
        return query.flatMap(asked -> {
            var answered = answers(asked, tracker).keySet();
            var unasked = ends.filter(end -> !answered.contains(end)).collect(Collectors.toCollection(TreeSet::new));
            return unasked.isEmpty() ? Optional.empty() : Optional.of(new Need.Matches(asked, unasked));
        });
    }

    private static boolean fails(Optional<Query> query, IssueId end, TrackerSight tracker) {
        return query.map(asked -> answers(asked, tracker).get(end))
                .filter(answer -> answer != Matched.YES)
                .isPresent();
    }

    private static Map<IssueId, Matched> answers(Query query, TrackerSight tracker) {
        return tracker.matches().getOrDefault(query, Map.of());
    }
}
