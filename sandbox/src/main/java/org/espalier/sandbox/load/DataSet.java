package org.espalier.sandbox.load;

import java.util.List;
import java.util.Map;

/**
 * Issues that may be loaded together: each is whole, and they fit each other.
 *
 * @param projectNames what a project is called, where that is not its key
 * @param accountNames what a person is called, where that is not the code
 */
public record DataSet(List<DataLine> lines, Map<String, String> projectNames, Map<String, String> accountNames) {

    /** A set of lines that were checked. */
    public DataSet {
        lines = List.copyOf(lines);
        projectNames = Map.copyOf(projectNames);
        accountNames = Map.copyOf(accountNames);
    }
}
