package org.espalier.core.reconcile;

/** What becomes of a fact that only the structure changed, when no direction was chosen (L4). */
public enum Primacy {
    /** The tracker follows what a person did. */
    EQUAL,
    /** The structure takes the tracker's value back, whoever changed it. */
    TRACKER
}
