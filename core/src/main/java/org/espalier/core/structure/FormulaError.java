package org.espalier.core.structure;

import java.io.Serial;

/** A forest formula that cannot be read, with the place where reading stopped. */
public final class FormulaError extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;

    FormulaError(int position, String reason) {
        super("The forest formula cannot be read at character " + (position + 1) + ": " + reason);
        this.position = position;
    }

    /** The index of the offending character, from 0. */
    public int position() {
        return position;
    }
}
