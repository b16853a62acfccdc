package org.espalier.core.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;

/**
 * One wanted write to one side, with what was there before and what shall be there after.
 *
 * <p>The set is closed: a new kind must fail to compile wherever a decision is made about changes.
 */
public sealed interface Change {

    Kind kind();

    /** The change that takes this one back exactly; absent means that the plan says so before it is confirmed (L14). */
    Optional<Change> inverse();

    /** A write to the structure. */
    sealed interface OfStructure extends Change permits RowAdd, RowMove, RowRemove {}

    /** A write to the tracker. */
    sealed interface OfTracker extends Change permits LinkCreate, LinkDelete, Reparent, Transition, FieldSet, Rank {
        /** The issues that are changed. */
        Set<IssueId> changed();
    }

    /** A new row with an id that was given out for it, so that a repeated attempt is recognized (L9). */
    record RowAdd(RowId row, Item item, Place at) implements OfStructure {
        @Override
        public Kind kind() {
            return Kind.ROW_ADD;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new RowRemove(row, item, at));
        }
    }

    /** A row goes to another place with everything below it. */
    record RowMove(RowId row, Item item, Place before, Place after) implements OfStructure {
        @Override
        public Kind kind() {
            return Kind.ROW_MOVE;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new RowMove(row, item, after, before));
        }
    }

    /** A row without children leaves the structure; the issue it shows stays in the tracker. */
    record RowRemove(RowId row, Item item, Place before) implements OfStructure {
        @Override
        public Kind kind() {
            return Kind.ROW_REMOVE;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new RowAdd(row, item, before));
        }
    }

    /** A link that is not there comes to be. */
    record LinkCreate(Link link) implements OfTracker {
        @Override
        public Kind kind() {
            return Kind.LINK_CREATE;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new LinkDelete(link));
        }

        @Override
        public Set<IssueId> changed() {
            return ends(link);
        }
    }

    /** A link that is there goes. Its inverse gives it a new number in the tracker; nothing else is lost with it. */
    record LinkDelete(Link link) implements OfTracker {
        @Override
        public Kind kind() {
            return Kind.LINK_DELETE;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new LinkCreate(link));
        }

        @Override
        public Set<IssueId> changed() {
            return ends(link);
        }
    }

    /**
     * An issue goes under another one, or to the top.
     *
     * @param relation as what the one above is spoken of; it is the same fact either way
     * @param before absent where the issue stands at the top
     */
    record Reparent(Relation relation, IssueId issue, Optional<IssueId> before, Optional<IssueId> after)
            implements OfTracker {
        public Reparent {
            if (before.equals(after)) {
                throw new IllegalArgumentException("A change leaves nothing as it is (L13): " + before + ".");
            }
        }

        @Override
        public Kind kind() {
            var epic = relation == Relation.EPIC;
            if (before.isEmpty()) {
                return epic ? Kind.EPIC_SET : Kind.PARENT_SET;
            }
            if (after.isEmpty()) {
                return epic ? Kind.EPIC_CLEAR : Kind.PARENT_CLEAR;
            }
            return epic ? Kind.EPIC_REPLACE : Kind.PARENT_REPLACE;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new Reparent(relation, issue, after, before));
        }

        @Override
        public Set<IssueId> changed() {
            return Set.of(issue);
        }
    }

    /**
     * An issue goes to another status. The inverse is the way back, on which the tracker itself sets and clears the
     * resolution; whether there is one the workflow says only when the issue is there, and the undo is refused if not.
     *
     * @param resolution the id of what is given where a transition requires one
     */
    record Transition(IssueId issue, StatusRef before, StatusRef after, Optional<String> resolution)
            implements OfTracker {
        @Override
        public Kind kind() {
            return Kind.TRANSITION;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new Transition(issue, after, before, Optional.empty()));
        }

        @Override
        public Set<IssueId> changed() {
            return Set.of(issue);
        }
    }

    /**
     * One field of an issue gets another value.
     *
     * @param field its id
     * @param before in the canonical text of the tracker, as is {@code after}
     */
    record FieldSet(IssueId issue, String field, String before, String after) implements OfTracker {
        @Override
        public Kind kind() {
            return Kind.FIELD_SET;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new FieldSet(issue, field, after, before));
        }

        @Override
        public Set<IssueId> changed() {
            return Set.of(issue);
        }
    }

    /**
     * An issue goes to another place in the tracker's order of all issues. The inverse brings the order of the issues
     * that the place names back; issues that nobody named may stand elsewhere among them.
     *
     * @param field the number of the rank field
     */
    record Rank(IssueId issue, long field, RankPlace before, RankPlace after) implements OfTracker {
        @Override
        public Kind kind() {
            return Kind.RANK;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new Rank(issue, field, after, before));
        }

        @Override
        public Set<IssueId> changed() {
            return Set.of(issue);
        }

        /** Whether one request can put another issue directly behind this one. */
        public boolean goesOnWith(Rank next) {
            return next.field == field
                    && next.after.sameGapAs(after)
                    && next.after.behind().equals(Optional.of(issue));
        }
    }

    /** One issue where somebody wants to link it to itself, which the tracker refuses. */
    private static Set<IssueId> ends(Link link) {
        return Set.copyOf(List.of(link.source(), link.destination()));
    }
}
