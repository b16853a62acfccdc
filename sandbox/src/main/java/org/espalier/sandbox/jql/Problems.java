package org.espalier.sandbox.jql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a query, each thing once, in the order it was met. */
final class Problems {

    private final Set<String> errors = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    void error(String message) {
        errors.add(message);
    }

    void unknownValue(String message) {
        warnings.add(message);
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
