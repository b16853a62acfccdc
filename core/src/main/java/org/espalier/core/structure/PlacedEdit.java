package org.espalier.core.structure;

import java.util.Optional;

/**
 * An edit together with the one that takes it back, as seen at the moment before the edit.
 *
 * <p>L14: of a list of these, the inverses applied in reverse order restore what was there exactly, origins included.
 */
public record PlacedEdit(RowEdit edit, RowEdit inverse) {

    /** The place the row had before the edit; empty for a row that the edit adds. */
    public Optional<Place> before() {
        return switch (inverse) {
            case RowEdit.Add add -> Optional.of(add.at());
            case RowEdit.Move move -> Optional.of(move.to());
            case RowEdit.Remove remove -> Optional.empty();
        };
    }
}
