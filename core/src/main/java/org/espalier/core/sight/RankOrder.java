package org.espalier.core.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.structure.IssueId;

/**
 * The order of issues by one rank field, as one look showed it. The texts are compared within the look alone: a tracker
 * rewrites them without moving anything (jira-api §10).
 *
 * @param field the number of the rank field
 */
public record RankOrder(TrackerSight now, long field) {

    /** Whether an issue stands in a place, and behind the one that comes to the same place before it. */
    public boolean holds(IssueId issue, RankPlace place) {
        return within(issue, place) && neighbour(place).stream().allMatch(behind -> comesFirst(behind, issue));
    }

    /** The issue beside which a request puts one that shall come to a place. */
    public Anchor anchor(RankPlace place) {
        var neighbour = neighbour(place);
        if (neighbour.isPresent()) {
            return new Anchor(neighbour.get(), Anchor.Side.AFTER);
        }
        // Whatever came to the place before an issue that is not there itself shall still come before.
        return place.before().isPresent()
                        && (place.behind().isPresent() || place.after().isEmpty())
                ? new Anchor(place.before().get(), Anchor.Side.BEFORE)
                : new Anchor(place.after().orElseThrow(), Anchor.Side.AFTER);
    }

    /** The issues of a place that the look must show. */
    public static List<IssueId> issues(RankPlace place) {
        var issues = new ArrayList<IssueId>();
        place.after().ifPresent(issues::add);
        place.before().ifPresent(issues::add);
        place.behind().ifPresent(issues::add);
        return issues;
    }

    /** Whether an issue has a rank of this field at all. */
    public boolean shows(IssueId issue) {
        return rank(issue).isPresent();
    }

    /** The one to stand behind, if it came to the place. */
    private Optional<IssueId> neighbour(RankPlace place) {
        return place.behind().filter(behind -> within(behind, place));
    }

    private boolean within(IssueId issue, RankPlace place) {
        return place.after().stream().allMatch(after -> comesFirst(after, issue))
                && place.before().stream().allMatch(before -> comesFirst(issue, before));
    }

    /** Ranks are compared as bytes; they hold ASCII alone. */
    private boolean comesFirst(IssueId first, IssueId second) {
        var one = rank(first);
        var other = rank(second);
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) < 0;
    }

    private Optional<String> rank(IssueId issue) {
        return now.issue(issue)
                .flatMap(IssueSight::traits)
                .map(traits -> traits.ranks().get(field));
    }

    /** An issue beside which others are put. */
    public record Anchor(IssueId issue, Side side) {
        /** On which side of it. */
        public enum Side {
            BEFORE,
            AFTER
        }
    }
}
