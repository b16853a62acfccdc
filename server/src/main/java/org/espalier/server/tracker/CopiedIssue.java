package org.espalier.server.tracker;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.espalier.core.fact.Link;
import org.espalier.core.sight.Above;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;

/**
 * An issue as the local copy keeps it.
 *
 * <p>It may be older than the site without anybody having noticed: a status that a migration of workflows changed, a
 * link whose other end was hidden or shown meanwhile, and a rank move no stamp and leave every list as it was. Rows
 * show it after {@link RowValues#LONGEST}; what is to be decided or written is asked of the site.
 *
 * @param updated the site's own stamp of its last change; not everything that changes an issue moves it
 */
public record CopiedIssue(
        IssueId id, IssueValues values, Filing filing, Relations relations, Optional<Instant> updated) {

    /**
     * Whether a look showed no other key, parent, epic or links, as far as it showed them. A rank does not count: a
     * site that orders its ranks anew would have every issue read again, of which none has moved.
     */
    boolean agreesWith(IssueSight sight) {
        return sight.key().equals(values.key())
                && sight.parent().equals(relations.parent())
                && sight.traits()
                        .map(Traits::above)
                        .flatMap(seen -> relations.place().map(Place::above).map(seen::equals))
                        .orElse(true)
                && sight.seenLinks()
                        .map(CopiedIssue::numbered)
                        .flatMap(seen -> relations.links().map(seen::equals))
                        .orElse(true);
    }

    private static Set<NumberedLink> numbered(Set<IssueSight.SeenLink> links) {
        return links.stream()
                .map(seen -> new NumberedLink(seen.id(), seen.link()))
                .collect(Collectors.toSet());
    }

    /** The same issue under what was found out to stand above it. */
    public CopiedIssue under(Above above) {
        var place = relations.place().map(told -> new Place(above, told.ranks()));
        return new CopiedIssue(
                id, values, filing, new Relations(relations.parent(), place, relations.links()), updated);
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
     * @param parent by the field for parents alone, which at some sites names no epics
     * @param place absent where the tracker does not tell which of its fields say where issues stand
     * @param links those whose other end the reader may see; absent where the tracker did not show any field of links
     */
    public record Relations(Optional<IssueId> parent, Optional<Place> place, Optional<Set<NumberedLink>> links) {
        public Relations {
            links = links.map(Set::copyOf);
        }
    }

    /**
     * Where it stands.
     *
     * @param above what stands above by whichever field says it, the epic among others ({@link Above#epic()})
     * @param ranks the order strings by the numbers of the rank fields, as they were when the issue was seen. A site
     *     rewrites them without moving anything, moves issues without a word of it, and may order by others than it
     *     shows meanwhile (jira-api §10, §20). So they tell about where the issue stood among those that were seen in
     *     the same read, and which issues to look at; what is to be decided or written is asked of the site.
     */
    public record Place(Above above, SortedMap<Long, String> ranks) {
        public Place {
            ranks = Collections.unmodifiableSortedMap(new TreeMap<>(ranks));
        }
    }

    /** A link with the tracker's number of it. */
    public record NumberedLink(long id, Link link) {}
}
