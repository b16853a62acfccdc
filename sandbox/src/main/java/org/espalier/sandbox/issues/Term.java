package org.espalier.sandbox.issues;

/** Something of a Jira's vocabulary that has an id and a name. */
public interface Term {

    /** The number by which REST names it. */
    long id();

    /** What people call it. */
    String name();
}
