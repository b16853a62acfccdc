package org.espalier.core.fact;

import java.util.Comparator;
import org.espalier.core.structure.IssueId;

/**
 * An issue link of one type, from its source to its destination.
 *
 * <p>Reading the source shows the destination as {@code outwardIssue}; whether the source or the destination is the
 * parent is a setting of each synchronizer (source: Jira Cloud REST, issue links).
 */
public record Link(LinkTypeId type, IssueId source, IssueId destination) implements Comparable<Link> {
    private static final Comparator<Link> ORDER = Comparator.comparing(Link::source)
            .thenComparing(Link::destination)
            .thenComparingLong(link -> link.type().value());

    @Override
    public int compareTo(Link other) {
        return ORDER.compare(this, other);
    }
}
