package org.espalier.sandbox.jql;

/**
 * Something of an issue that can be sorted by.
 *
 * @param expression over {@code issue i}; never null, since nothing stands behind or before a null
 * @param type PostgreSQL's name for its type
 */
public record SortKey(String expression, String type) {

    static final SortKey ID = number("i.id");

    static SortKey number(String expression) {
        return new SortKey(expression, "bigint");
    }

    static SortKey text(String expression) {
        return new SortKey(expression, "text");
    }
}
