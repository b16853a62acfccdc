package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The functions that give projects or components by what somebody is, or may do, there. */
final class PersonFunction {

    private PersonFunction() {}

    /** The ids of projects; absent where the call is of another function. */
    static Optional<List<Long>> projects(Operand.Call call, Asked asked) {
        var names = asked.context().names();
        return switch (Functions.name(call)) {
            case Functions.PROJECTS_LED ->
                Optional.of(led(call, asked, account -> names.ledBy(account).projects()));
            case Functions.PROJECTS_PERMITTED ->
                Optional.of(named(call, asked, "permission", names::projectsWithPermission));
            case Functions.PROJECTS_BY_ROLE -> Optional.of(named(call, asked, "role", names::projectsWithRole));
            default -> Optional.empty();
        };
    }

    /** The ids of components; absent where the call is of another function. */
    static Optional<List<Long>> components(Operand.Call call, Asked asked) {
        var names = asked.context().names();
        return Functions.name(call).equals(Functions.COMPONENTS_LED)
                ? Optional.of(led(call, asked, account -> names.ledBy(account).components()))
                : Optional.empty();
    }

    /** Of the account named, or of the caller's. */
    private static List<Long> led(Operand.Call call, Asked asked, Function<String, List<Long>> led) {
        var arguments = call.arguments();
        if (arguments.size() > 1) {
            Functions.wrongArguments(call, 1, asked.context());
            return List.of();
        }
        if (arguments.isEmpty()) {
            return asked.context().caller().account().map(led).orElse(List.of());
        }
        var accounts = UserField.named(arguments.getFirst(), asked.context());
        if (accounts.isEmpty()) {
            asked.context()
                    .problems()
                    .error("Function '" + call.name() + "' can not find the user '" + arguments.getFirst()
                            + "'; the user does not exist.");
        }
        return accounts.stream()
                .flatMap(account -> led.apply(account).stream())
                .distinct()
                .toList();
    }

    /** What the caller has by a name; a visitor has nothing. */
    private interface Granted {
        Optional<List<Long>> projects(Caller caller, String name);
    }

    private static List<Long> named(Operand.Call call, Asked asked, String what, Granted granted) {
        if (call.arguments().size() != 1) {
            Functions.wrongArguments(call, 1, asked.context());
            return List.of();
        }
        var name = call.arguments().getFirst();
        var projects = granted.projects(asked.context().caller(), name);
        if (projects.isEmpty()) {
            asked.context()
                    .problems()
                    .error("Function '" + call.name() + "' can not find the " + what + " '" + name + "'.");
        }
        return projects.orElse(List.of());
    }
}
