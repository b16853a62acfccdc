package org.espalier.sandbox.load;

import java.util.List;
import java.util.Map;

/**
 * Issues that may be loaded together: each is whole, and they fit each other.
 *
 * @param projects what is known of projects beside their keys
 * @param accountNames what a person is called, where that is not the code
 */
public record DataSet(List<DataLine> lines, Map<String, ProjectTraits> projects, Map<String, String> accountNames) {

    /** A set of lines that were checked. */
    public DataSet {
        lines = List.copyOf(lines);
        projects = Map.copyOf(projects);
        accountNames = Map.copyOf(accountNames);
    }

    ProjectTraits project(String key) {
        return projects.getOrDefault(key, ProjectTraits.of(key));
    }
}
