package org.espalier.core.structure;

/** The tracker's own number of an issue; unlike the key it survives a move to another project. */
public record IssueId(long value) implements Comparable<IssueId> {

    @Override
    public int compareTo(IssueId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
