package org.espalier.core.synchronizer.links;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.reconcile.Primacy;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;
import org.espalier.core.synchronizer.Synchronizer;

/**
 * Keeps links of one type between each issue and its issue parent.
 *
 * @param primacy whether links win over what people change in the structure between two resyncs
 */
public record Links(LinkRule rule, Scope scope, Removal removal, Primacy primacy) implements Synchronizer {

    /** One of the two ends of a link. */
    public enum LinkSide {
        SOURCE,
        DESTINATION
    }

    /** What becomes of a row whose link is gone. */
    public enum Removal {
        KEEP,
        TO_TOP_LEVEL,
        REMOVE
    }

    @Override
    public Set<Direction> directions() {
        return Set.of(Direction.INTO_STRUCTURE, Direction.FROM_STRUCTURE);
    }

    /** Every issue of the structure; everything linked where that is asked for; then, in turns, filters and more. */
    @Override
    public Optional<Need> need(Ask ask, Sights sights) {
        return sights.unread(sights.forest().issues())
                .or(() -> everythingLinked(ask, sights))
                .or(() -> furtherAway(ask, sights));
    }

    private Optional<Need> everythingLinked(Ask ask, Sights sights) {
        if (!(scope instanceof Scope.All(var linked))) {
            return Optional.empty();
        }
        if (!sights.tracker().results().containsKey(linked)) {
            return Optional.of(new Need.Result(linked));
        }
        return sights.unread(sights.tracker().result(linked).stream()
                .filter(issue -> ask.projects().enabled(issue.key()))
                .map(IssueRef::id)
                .toList());
    }

    private Optional<Need> furtherAway(Ask ask, Sights sights) {
        if (rule.filter().isNone() && !scope.addsChildren() && !scope.addsParents()) {
            return Optional.empty();
        }
        var linked = LinkedPairs.of(rule, ask.projects(), sights.tracker());
        return unasked(ask, sights, linked)
                .or(() -> sights.unread(new Surroundings(scope, ask.direction(), sights, linked).toLookAt()));
    }

    private Optional<Need> unasked(Ask ask, Sights sights, LinkedPairs linked) {
        return rule.filter().isNone()
                ? Optional.empty()
                : rule.filter().unasked(toAskAbout(ask, sights, linked), sights.tracker());
    }

    /** L2: nothing is asked about an issue that was looked for and not shown. */
    private static List<Linked> toAskAbout(Ask ask, Sights sights, LinkedPairs linked) {
        return LinkFacts.inQuestion(ShownPairs.of(sights.forest()), linked, ask.agreement()).stream()
                .filter(pair -> linked.inScope(pair)
                        || (sights.seen(pair.parent(), ask.projects()).isPresent()
                                && sights.seen(pair.child(), ask.projects()).isPresent()))
                .toList();
    }

    @Override
    public Optional<Gap> lacking(Ask ask, Sights sights) {
        return UnseenLinks.of(sights.tracker(), ask.projects());
    }

    @Override
    public Proposal propose(Ask ask, Sights sights) {
        var facts = LinkFacts.of(this, ask, sights);
        return switch (ask.direction()) {
            case INTO_STRUCTURE -> new IntoStructure(this, ask, sights, facts).proposal();
            case FROM_STRUCTURE -> new FromStructure(this, sights, facts).proposal();
            case BOTH_WAYS -> throw new IllegalArgumentException("Links go one way at a time. Indicates a bug.");
        };
    }
}
