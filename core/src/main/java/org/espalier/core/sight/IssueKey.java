package org.espalier.core.sight;

/**
 * The key of an issue as people read it, such as {@code TEST-7}. It changes when the issue moves; identity is the id.
 */
public record IssueKey(String value) implements Comparable<IssueKey> {
    public IssueKey {
        if (value.lastIndexOf('-') <= 0) {
            throw new IllegalArgumentException("An issue key looks like TEST-7, not " + value + ".");
        }
    }

    /** The key of the project in which the issue stands. */
    public String project() {
        return value.substring(0, value.lastIndexOf('-'));
    }

    @Override
    public int compareTo(IssueKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
