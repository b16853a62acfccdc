package org.espalier.core.sight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Link;
import org.espalier.core.structure.IssueId;

/**
 * What one read of an issue showed of the facts that synchronizers care for.
 *
 * @param parent what the tracker's field of that name says; where epics are no parents, only a sub-task has one
 * @param subTasks in the tracker's own order
 * @param seenLinks those whose other end the reader may see, the tracker leaves out the rest; absent where it does not
 *     show links of the issue at all (L2: it may have some)
 * @param further what is read only where it is asked for
 */
public record IssueSight(
        IssueRef ref,
        Optional<IssueId> parent,
        List<SubTask> subTasks,
        Optional<Set<SeenLink>> seenLinks,
        Further further) {
    public IssueSight {
        subTasks = List.copyOf(subTasks);
        seenLinks = seenLinks.map(Set::copyOf);
    }

    /** An issue of which nothing further was asked. */
    public IssueSight(IssueId id, IssueKey key, Optional<IssueId> parent, List<SubTask> subTasks, Set<SeenLink> links) {
        this(new IssueRef(id, key), parent, subTasks, Optional.of(links), Further.NOTHING);
    }

    /** An issue with no parent, sub-tasks or links. */
    public static IssueSight bare(IssueId id, IssueKey key) {
        return new IssueSight(id, key, Optional.empty(), List.of(), Set.of());
    }

    public IssueId id() {
        return ref.id();
    }

    /** The key that the issue was seen to have. */
    public IssueKey key() {
        return ref.key();
    }

    /** The links that were seen: none also where they are not shown, so only what is found among them is known. */
    public Set<SeenLink> links() {
        return seenLinks.orElse(Set.of());
    }

    /** What the issue is and where it stands, if that was asked for. */
    public Optional<Traits> traits() {
        return further.traits();
    }

    /** This look, with what only an earlier one asked for. */
    IssueSight after(IssueSight earlier) {
        return new IssueSight(ref, parent, subTasks, seenLinks, further.after(earlier.further));
    }

    /**
     * What is read only where it is asked for.
     *
     * @param fields by their ids, each in the canonical text of its tracker, which can be compared and written back
     */
    public record Further(Optional<Traits> traits, Map<String, String> fields) {
        /** Nothing was asked for. */
        public static final Further NOTHING = new Further(Optional.empty(), Map.of());

        public Further {
            fields = Map.copyOf(fields);
        }

        private Further after(Further earlier) {
            var all = new HashMap<>(earlier.fields);
            all.putAll(fields);
            return new Further(traits.or(() -> earlier.traits), all);
        }
    }

    /**
     * A link as an issue shows it.
     *
     * @param id the tracker's number of the link, needed to delete it
     * @param otherKey the key of the end that is not this issue
     */
    public record SeenLink(long id, Link link, IssueKey otherKey) {}
}
