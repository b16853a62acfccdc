package org.espalier.contract;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A known error of Atlassian's documents.
 *
 * @param name what a document says that is not so, or leaves out
 * @param operations the operations that it concerns, by their names
 * @param change puts it right
 * @param reason how it is known
 */
record Correction(String name, Pattern operations, Consumer<Place> change, String reason) {

    boolean concerns(Operation operation) {
        return operations.matcher(operation.toString()).matches();
    }
}
