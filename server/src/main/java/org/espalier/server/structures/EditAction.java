package org.espalier.server.structures;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.espalier.core.structure.FormulaRow;
import org.espalier.core.structure.ItemType;
import org.espalier.core.structure.RowId;

/** One action of a person's edit. Rows that the edit itself adds are named by the negative ids that it gave them. */
public sealed interface EditAction {

    /** New rows come to stand at a target, those of depth 0 one after another. */
    record Add(Target target, List<FormulaRow> rows, Map<RowId, NewItem> items) implements EditAction {}

    /** A row with everything below it goes to a target. */
    record Move(RowId row, Target target) implements EditAction {}

    /** A row with everything below it goes. */
    record Remove(RowId row) implements EditAction {}

    /** A folder or memo that comes to be with its row. */
    record NewItem(ItemType type, String name) {}

    /**
     * Where rows are to stand. A neighbour that is not named at all is empty; one named 0 means first child for
     * {@code after} and last child for {@code before}.
     */
    record Target(RowId under, OptionalLong after, OptionalLong before) {}
}
