package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The links a description means, seen from one issue.
 *
 * @param asSource types of the links that count where the issue is the source
 * @param asDestination types of the links that count where the issue is the destination
 */
record LinkEnds(List<Long> asSource, List<Long> asDestination) {

    static final LinkEnds NONE = new LinkEnds(List.of(), List.of());

    /** A type's name means both ends, its outward text the source, its inward text the destination. */
    static LinkEnds named(String description, List<Names.LinkType> types) {
        var asSource = new ArrayList<Long>();
        var asDestination = new ArrayList<Long>();
        for (var type : types) {
            boolean byName = type.name().equalsIgnoreCase(description)
                    || Long.toString(type.id()).equals(description);
            if (byName || type.outward().equalsIgnoreCase(description)) {
                asSource.add(type.id());
            }
            if (byName || type.inward().equalsIgnoreCase(description)) {
                asDestination.add(type.id());
            }
        }
        return new LinkEnds(List.copyOf(asSource), List.copyOf(asDestination));
    }

    LinkEnds and(LinkEnds other) {
        return new LinkEnds(union(asSource, other.asSource), union(asDestination, other.asDestination));
    }

    boolean isNone() {
        return asSource.isEmpty() && asDestination.isEmpty();
    }

    private static List<Long> union(List<Long> some, List<Long> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
