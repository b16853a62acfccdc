package org.espalier.core.synchronizer.links;

import java.util.Optional;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.synchronizer.links.Links.LinkSide;

/**
 * Which links join a parent and a child.
 *
 * @param parentIs the end of the link at which the parent is
 */
public record LinkRule(LinkTypeId type, LinkSide parentIs, EndFilter filter) {

    /** The link that joins a pair. */
    Link link(Linked pair) {
        return switch (parentIs) {
            case SOURCE -> new Link(type, pair.parent(), pair.child());
            case DESTINATION -> new Link(type, pair.child(), pair.parent());
        };
    }

    /** The pair that a link joins, if it is of the type that matters and not from an issue to itself. */
    Optional<Linked> pair(Link link) {
        if (!link.type().equals(type) || link.source().equals(link.destination())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (parentIs) {
                    case SOURCE -> new Linked(link.source(), link.destination());
                    case DESTINATION -> new Linked(link.destination(), link.source());
                });
    }
}
