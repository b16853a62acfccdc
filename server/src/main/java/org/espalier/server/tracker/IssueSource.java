package org.espalier.server.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.core.structure.IssueId;

/**
 * What the local copy is made and kept from. Each question is answered whole or ends in a {@link TrackerTrouble}, so
 * that nothing is ever concluded from a part of an answer (L2); a read tells what it could not read, and a search that
 * gave all of its pages why issues may be missing from them all the same. Safe for use by several threads.
 */
public interface IssueSource {

    /** Who waits for the answers. */
    enum Asker {
        PERSON,
        /** Nobody: a question that fails is not repeated, since it is asked again later anyway. */
        BACKGROUND
    }

    /** The time by the site's own clock, to the precision that its stamps have. */
    Instant now();

    /**
     * The issues that were changed within a past that ends now by the site's own clock, by the search index of the
     * site, which may be late.
     *
     * @param past whole minutes
     */
    Touches updatedWithin(Projects projects, Duration past);

    /**
     * The numbers of all issues, page by page; the last page may come before the trouble that ends it.
     *
     * @return why some may be missing (L2)
     */
    Optional<Gap> list(Projects projects, Consumer<Set<IssueId>> page);

    /** The keys of the projects that the site shows, by their numbers. */
    Map<Long, String> projectKeys();

    /** Reads issues by their numbers. */
    Reading read(SortedSet<IssueId> issues);

    /**
     * The issues that were changed.
     *
     * @param issues by the stamp of their last change, then by number
     * @param gap why some may be missing; asking again brings no more of them (L2)
     */
    record Touches(List<Touched> issues, Optional<Gap> gap) {
        public Touches {
            issues = List.copyOf(issues);
        }
    }

    /** An issue that was changed. */
    record Touched(IssueId issue, Optional<Instant> updated) {}

    /**
     * What a read showed.
     *
     * @param fromIndex which of those found were shown by a search index, which may be late
     * @param absent asked for alone, and answered as not there: gone or hidden
     * @param unread of which nothing was learnt, and why, in one sentence each
     */
    record Reading(
            Map<IssueId, CopiedIssue> found, Set<IssueId> fromIndex, Set<IssueId> absent, Map<IssueId, String> unread) {
        public Reading {
            found = Map.copyOf(found);
            fromIndex = Set.copyOf(fromIndex);
            absent = Set.copyOf(absent);
            unread = Map.copyOf(unread);
        }
    }
}
