package org.espalier.sandbox.issues;

/**
 * A way from one status to another.
 *
 * @param id its number in its workflow
 */
public record Transition(int id, Status to, Screen screen) {

    /** What is asked of whoever takes it. */
    public enum Screen {
        /** Nothing. */
        NONE,
        /** How the issue was resolved. */
        RESOLUTION
    }
}
