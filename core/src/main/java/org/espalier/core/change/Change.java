package org.espalier.core.change;

import java.util.Optional;
import org.espalier.core.fact.Link;
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

    /** A new row with an id that was given out for it, so that a repeated attempt is recognized (L9). */
    record RowAdd(RowId row, Item item, Place at) implements Change {
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
    record RowMove(RowId row, Item item, Place before, Place after) implements Change {
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
    record RowRemove(RowId row, Item item, Place before) implements Change {
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
    record LinkCreate(Link link) implements Change {
        @Override
        public Kind kind() {
            return Kind.LINK_CREATE;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new LinkDelete(link));
        }
    }

    /** A link that is there goes. Its inverse gives it a new number in the tracker; nothing else is lost with it. */
    record LinkDelete(Link link) implements Change {
        @Override
        public Kind kind() {
            return Kind.LINK_DELETE;
        }

        @Override
        public Optional<Change> inverse() {
            return Optional.of(new LinkCreate(link));
        }
    }
}
