package org.espalier.sandbox.jql;

import java.util.Optional;

/** One field of an ORDER BY. */
public record Sort(Field field, Optional<Direction> direction) {

    /** Which way; ascending where nothing is said. */
    public enum Direction {
        ASC,
        DESC
    }
}
