package org.espalier.server.structures;

import java.util.stream.Stream;
import org.espalier.core.structure.RowId;

/** The stored rows that an action names: those it is about, its target, and the neighbours it gives. */
final class NamedRows {

    private NamedRows() {}

    static Stream<RowId> of(EditAction action) {
        Stream<RowId> named = switch (action) {
            case EditAction.Add add -> of(add.target());
            case EditAction.Move move -> Stream.concat(Stream.of(move.row()), of(move.target()));
            case EditAction.Remove remove -> Stream.of(remove.row());
        };
        return named.filter(row -> row.value() > 0);
    }

    private static Stream<RowId> of(EditAction.Target target) {
        return Stream.of(
                target.under(),
                new RowId(target.after().orElse(0)),
                new RowId(target.before().orElse(0)));
    }
}
