package org.espalier.server.structures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.Place;
import org.espalier.core.structure.RowId;

/**
 * One change of one row as the log keeps it.
 *
 * @param places where the row stood and stands
 * @param parents every issue parent that the change altered, the row's own first
 * @param planChange the number of the planned change that it carries out
 */
public record LoggedStep(
        Subject subject, Places places, Origin origin, List<AlteredParent> parents, OptionalLong planChange) {

    /** What was done. */
    public enum Kind {
        ADD,
        MOVE,
        REMOVE
    }

    /** Which row, what it shows, and what was done with it. */
    public record Subject(Kind kind, RowId row, Item item) {}

    /** Empty where the row was not there. */
    public record Places(Optional<Place> before, Optional<Place> after) {}

    /**
     * An issue whose issue parent is another than before.
     *
     * @param row the row that shows it
     */
    public record AlteredParent(RowId row, IssueId issue, Parent before, Parent after) {}

    /** Under which issue an issue stands in a structure. */
    public sealed interface Parent {

        /** The row is not there. */
        record NoRow() implements Parent {}

        /** Under no issue. */
        record Top() implements Parent {}

        /** Under this issue. */
        record Under(IssueId issue) implements Parent {}
    }

    public RowId row() {
        return subject.row();
    }
}
