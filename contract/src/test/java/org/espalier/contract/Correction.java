package org.espalier.contract;

import java.util.Arrays;
import java.util.List;

/**
 * A known error of Atlassian's documents.
 *
 * @param name what a document says that is not so, or leaves out
 * @param operations the operations that it concerns
 * @param reason how it is known
 * @param repairs put it right
 */
record Correction(String name, Scope operations, String reason, List<Repair> repairs) {

    static Correction known(String name, String operations, String reason, Repairs... repairs) {
        return new Correction(
                name,
                Scope.of(operations),
                reason,
                Arrays.stream(repairs)
                        .flatMap(repair -> repair.parts().stream())
                        .toList());
    }

    boolean concerns(Operation operation) {
        return operations.holds(operation);
    }

    Correction without(Repair left) {
        return new Correction(
                name,
                operations,
                reason,
                repairs.stream().filter(repair -> !repair.equals(left)).toList());
    }
}
