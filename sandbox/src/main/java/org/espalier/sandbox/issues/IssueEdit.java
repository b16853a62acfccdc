package org.espalier.sandbox.issues;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a request wants to change about an issue; what is not named stays.
 *
 * @param texts wiki texts by the fields that hold them; an empty one clears its field
 */
public record IssueEdit(
        Optional<String> summary,
        UnaryOperator<List<String>> labels,
        Optional<Priority> priority,
        Placement placement,
        Map<String, String> texts) {

    /** What a request wants to change. */
    public IssueEdit {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /** An edit of the place alone. */
    public static IssueEdit of(Placement placement) {
        return new IssueEdit(Optional.empty(), UnaryOperator.identity(), Optional.empty(), placement, Map.of());
    }
}
