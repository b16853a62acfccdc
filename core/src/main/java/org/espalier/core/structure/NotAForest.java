package org.espalier.core.structure;

import java.io.Serial;

/** Rows that do not form a forest (L1), with the first offending row named. */
public final class NotAForest extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int index;
    private final String sentence;

    NotAForest(int index, String sentence) {
        super(sentence);
        this.index = index;
        this.sentence = sentence;
    }

    /** The index of the offending row in the order given, from 0. */
    public int index() {
        return index;
    }

    String sentence() {
        return sentence;
    }
}
