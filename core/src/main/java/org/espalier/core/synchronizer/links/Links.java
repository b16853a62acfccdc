package org.espalier.core.synchronizer.links;

import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.sight.Need;
import org.espalier.core.structure.IssueId;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;
import org.espalier.core.synchronizer.Synchronizer;

/**
 * Keeps links of one type between each issue and its issue parent, among the issues of the structure.
 *
 * @param parentIs the end of the link at which the parent is
 */
public record Links(LinkTypeId type, LinkSide parentIs, Set<Expansion> expansions, Removal removal)
        implements Synchronizer {

    /** One of the two ends of a link. */
    public enum LinkSide {
        SOURCE,
        DESTINATION
    }

    /** Which issues are added besides those of the structure. */
    public enum Expansion {
        /** The linked children of every issue, and theirs. */
        SUB_ISSUES
    }

    /** What becomes of a row whose link is gone. */
    public enum Removal {
        KEEP,
        TO_TOP_LEVEL,
        REMOVE
    }

    public Links {
        expansions = Set.copyOf(expansions);
    }

    @Override
    public Set<Direction> directions() {
        return Set.of(Direction.INTO_STRUCTURE, Direction.FROM_STRUCTURE);
    }

    /** Every issue of the structure; then those that it could add, level by level. */
    @Override
    public Optional<Need> need(Ask ask, Sights sights) {
        var unread = sights.unread(sights.forest().issues());
        if (unread.isPresent() || !expands()) {
            return unread;
        }
        var linked = LinkedPairs.of(this, ask.projects(), sights.tracker());
        return sights.unread(Reach.toLookAt(ask.direction(), sights, linked));
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

    boolean expands() {
        return expansions.contains(Expansion.SUB_ISSUES);
    }

    /** The link that joins a pair. */
    Link link(Linked pair) {
        return switch (parentIs) {
            case SOURCE -> new Link(type, pair.parent(), pair.child());
            case DESTINATION -> new Link(type, pair.child(), pair.parent());
        };
    }

    /** The pair that a link joins, if it is of the type that matters and not from an issue to itself. */
    Optional<Linked> pair(Link link) {
        IssueId parent = parentIs == LinkSide.SOURCE ? link.source() : link.destination();
        IssueId child = parentIs == LinkSide.SOURCE ? link.destination() : link.source();
        return link.type().equals(type) && !parent.equals(child)
                ? Optional.of(new Linked(parent, child))
                : Optional.empty();
    }
}
