package org.espalier.sandbox.issues;

/** Where a request wants an issue to stand. */
public record Placement(ParentWish parent, SprintWish sprint) {

    /** Where it stands. */
    public static final Placement UNCHANGED = new Placement(new ParentWish.Unchanged(), new SprintWish.Unchanged());
}
