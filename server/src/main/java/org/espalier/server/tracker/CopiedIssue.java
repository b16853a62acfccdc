package org.espalier.server.tracker;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.core.fact.Link;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.structure.IssueId;

/**
 * An issue as the local copy keeps it.
 *
 * @param updated the site's own stamp of its last change; not everything that changes an issue moves it
 */
public record CopiedIssue(
        IssueId id, IssueValues values, Filing filing, Relations relations, Optional<Instant> updated) {

    /** Whether a look showed no other key, parent or links. */
    boolean agreesWith(IssueSight sight) {
        return sight.key().equals(values.key())
                && sight.parent().equals(relations.parent())
                && relations
                        .links()
                        .map(links -> links.equals(sight.links().stream()
                                .map(seen -> new NumberedLink(seen.id(), seen.link()))
                                .collect(Collectors.toSet())))
                        .orElse(true);
    }

    /**
     * By what numbers the tracker files it.
     *
     * @param project absent where the tracker did not say
     */
    public record Filing(Optional<Long> project, String type, String status) {}

    /**
     * Which issues it is joined to.
     *
     * @param links those whose other end the reader may see; absent where the tracker did not show any field of links
     */
    public record Relations(Optional<IssueId> parent, Optional<Set<NumberedLink>> links) {
        public Relations {
            links = links.map(Set::copyOf);
        }
    }

    /** A link with the tracker's number of it. */
    public record NumberedLink(long id, Link link) {}
}
