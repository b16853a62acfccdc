package org.espalier.sandbox.jql;

import java.util.Locale;
import java.util.Set;

/** Which functions exist, and which of them give lists. What they give is the business of the fields. */
final class Functions {

    static final String STANDARD_TYPES = "standardissuetypes";
    static final String SUBTASK_TYPES = "subtaskissuetypes";
    static final String LINKED_ISSUES = "linkedissues";

    static final Set<String> LISTS = Set.of(STANDARD_TYPES, SUBTASK_TYPES, LINKED_ISSUES);

    private Functions() {}

    static String name(Operand.Call call) {
        return call.name().toLowerCase(Locale.ROOT);
    }

    static boolean givesList(Operand.Call call) {
        return LISTS.contains(name(call));
    }

    /** {@code currentUser()} exists, though none of the fields here takes a user. */
    static boolean isKnown(Operand.Call call) {
        var name = name(call);
        return LISTS.contains(name)
                || name.equals("currentuser")
                || DateFunction.named(name).isPresent();
    }

    static void wrongArguments(Operand.Call call, int expected, Context context) {
        context.problems()
                .error("Function '" + call.name() + "' expected '" + expected + "' arguments but received '"
                        + call.arguments().size() + "'.");
    }
}
