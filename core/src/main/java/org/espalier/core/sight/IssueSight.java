package org.espalier.core.sight;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Link;
import org.espalier.core.structure.IssueId;

/**
 * What one direct read of an issue showed of the facts that synchronizers care for.
 *
 * @param parent the issue's parent by the tracker's own field, at any level
 * @param subTasks in the tracker's own order
 * @param links those whose other end the reader may see; the tracker leaves out the rest
 */
public record IssueSight(
        IssueId id, IssueKey key, Optional<IssueId> parent, List<SubTask> subTasks, Set<SeenLink> links) {
    public IssueSight {
        subTasks = List.copyOf(subTasks);
        links = Set.copyOf(links);
    }

    /** An issue with no parent, sub-tasks or links. */
    public static IssueSight bare(IssueId id, IssueKey key) {
        return new IssueSight(id, key, Optional.empty(), List.of(), Set.of());
    }

    /** The issue with the key that it was seen to have. */
    public IssueRef ref() {
        return new IssueRef(id, key);
    }

    /**
     * A link as an issue shows it.
     *
     * @param id the tracker's number of the link, needed to delete it
     * @param otherKey the key of the end that is not this issue
     */
    public record SeenLink(long id, Link link, IssueKey otherKey) {}
}
