package org.espalier.sandbox.jql;

import java.util.List;

/**
 * The values one clause asks a field for.
 *
 * @param field the field's name as the query gives it, for messages
 * @param values texts, numbers and calls; groups are laid flat, EMPTY is taken out
 */
record Asked(String field, List<Operand> values, Context context) {

    Asked {
        values = List.copyOf(values);
    }

    void unknown(String value) {
        context.problems().unknownValue("The value '" + value + "' does not exist for the field '" + field + "'.");
    }

    void unknownId(String id) {
        context.problems().unknownValue("A value with ID '" + id + "' does not exist for the field '" + field + "'.");
    }

    void unknownKey(String key) {
        context.problems().unknownValue("An issue with key '" + key + "' does not exist for field '" + field + "'.");
    }

    void misplaced(Operand.Call call) {
        context.problems()
                .error("A value provided by the function '" + call.name() + "' is invalid for the field '" + field
                        + "'.");
    }
}
