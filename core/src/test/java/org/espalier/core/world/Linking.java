package org.espalier.core.world;

import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.reconcile.Primacy;
import org.espalier.core.sight.Query;
import org.espalier.core.synchronizer.links.EndFilter;
import org.espalier.core.synchronizer.links.LinkRule;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.synchronizer.links.Links.LinkSide;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.synchronizer.links.Scope;
import org.espalier.core.synchronizer.links.Scope.Expansion;

/** Links synchronizers as tests speak of them: what a test does not say is the default of the product. */
public final class Linking {
    /** The defaults, with the source as parent. */
    public static final Links DEFAULT = of(Names.TYPE);

    /** Every issue that is linked, wherever it is. */
    public static final Scope ALL = new Scope.All(Names.LINKED);

    private Linking() {}

    public static Links of(LinkTypeId type) {
        return new Links(
                new LinkRule(type, LinkSide.SOURCE, EndFilter.NONE),
                inStructure(),
                Removal.TO_TOP_LEVEL,
                Primacy.EQUAL);
    }

    public static Scope inStructure(Expansion... expansions) {
        return new Scope.InStructure(Set.of(expansions));
    }

    public static Links inward(Links links) {
        return new Links(
                new LinkRule(
                        links.rule().type(), LinkSide.DESTINATION, links.rule().filter()),
                links.scope(),
                links.removal(),
                links.primacy());
    }

    public static Links filtered(Optional<Query> parents, Optional<Query> children) {
        return new Links(
                new LinkRule(Names.TYPE, LinkSide.SOURCE, new EndFilter(parents, children)),
                DEFAULT.scope(),
                DEFAULT.removal(),
                DEFAULT.primacy());
    }

    public static Links with(Links links, Scope scope) {
        return new Links(links.rule(), scope, links.removal(), links.primacy());
    }

    public static Links with(Links links, Removal removal) {
        return new Links(links.rule(), links.scope(), removal, links.primacy());
    }

    public static Links with(Links links, Primacy primacy) {
        return new Links(links.rule(), links.scope(), links.removal(), primacy);
    }
}
