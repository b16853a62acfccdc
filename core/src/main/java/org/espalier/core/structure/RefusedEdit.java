package org.espalier.core.structure;

import java.io.Serial;

/** An edit that would not leave a forest, or that speaks of rows that are not there; it changed nothing. */
public final class RefusedEdit extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RowEdit edit;

    RefusedEdit(RowEdit edit, String sentence) {
        super(sentence);
        this.edit = edit;
    }

    public RowEdit edit() {
        return edit;
    }
}
