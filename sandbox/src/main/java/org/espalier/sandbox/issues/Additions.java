package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request adds to an issue beside the fields that it sets.
 *
 * @param comments their bodies, as JSON
 * @param properties values by their keys, as JSON; an empty one deletes
 */
public record Additions(List<String> comments, Map<String, Optional<String>> properties) {

    /** Nothing. */
    public static final Additions NONE = new Additions(List.of(), Map.of());

    /** What a request adds. */
    public Additions {
        comments = List.copyOf(comments);
        properties = Map.copyOf(properties);
    }
}
