package org.espalier.core.structure;

/**
 * Who brought a row to where it is; it travels with the row.
 *
 * <p>L7: only what a person did may be read as the wish to take something away from the tracker. Unknown origin
 * therefore counts as a synchronizer's.
 *
 * @param by the person, synchronizer, import or plan, as its owner names it; empty where nobody is known
 */
public record Origin(Kind kind, String by) {

    public static final Origin UNKNOWN = new Origin(Kind.UNKNOWN, "");

    /** What sort of hand moved the row. */
    public enum Kind {
        PERSON,
        SYNCHRONIZER,
        IMPORT,
        UNDO,
        UNKNOWN
    }

    public boolean byPerson() {
        return kind == Kind.PERSON;
    }
}
