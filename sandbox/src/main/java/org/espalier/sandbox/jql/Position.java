package org.espalier.sandbox.jql;

/** A place in a query, both counted from one as Jira's messages do. */
record Position(int line, int character) {

    @Override
    public String toString() {
        return "(line " + line + ", character " + character + ")";
    }
}
