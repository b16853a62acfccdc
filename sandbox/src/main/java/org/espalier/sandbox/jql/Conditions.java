package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns clauses into SQL.
 *
 * <p>NOT is pushed down to the comparisons, which become their opposites. It is never left to SQL: there, as in JQL, a
 * comparison with an absent value is not true, but its SQL negation would not be either, and {@code NOT (a AND b)}
 * would depend on which of them is absent.
 */
final class Conditions {

    private final SearchFields fields;
    private final Context context;

    Conditions(SearchFields fields, Context context) {
        this.fields = fields;
        this.context = context;
    }

    Sql of(Clause clause) {
        return switch (clause) {
            case Clause.And and -> Sql.all(and.parts().stream().map(this::of).toList());
            case Clause.Or or -> Sql.any(or.parts().stream().map(this::of).toList());
            case Clause.Not not -> contraryOf(not.negated());
            case Clause.Terminal terminal -> terminal(terminal, true);
        };
    }

    private Sql contraryOf(Clause clause) {
        return switch (clause) {
            case Clause.And and ->
                Sql.any(and.parts().stream().map(this::contraryOf).toList());
            case Clause.Or or ->
                Sql.all(or.parts().stream().map(this::contraryOf).toList());
            case Clause.Not not -> of(not.negated());
            case Clause.Terminal terminal -> terminal(terminal, false);
        };
    }

    /** Where it is not wanted, NOT was pushed down to it; messages show the operator that was written. */
    private Sql terminal(Clause.Terminal terminal, boolean wanted) {
        var name = Printer.shown(terminal.field());
        if (name.isEmpty()) {
            return refused("A field name cannot be empty.");
        }
        var found = fields.find(terminal.field());
        if (found.isEmpty()) {
            return refused("Field '" + name + "' does not exist or you do not have permission to view it.");
        }
        var field = found.get();
        if (!field.operators(context).contains(terminal.operator())) {
            return refused(
                    "The operator '" + terminal.operator().text() + "' is not supported by the '" + name + "' field.");
        }
        if (!limitsFit(terminal, name)) {
            return Sql.FALSE;
        }
        if (terminal.operator() == Operator.CHANGED) {
            var changed = new Past((Remembered) field, name, context).changed(terminal.predicates());
            return wanted ? changed : changed.denied();
        }
        var operand = terminal.operand()
                .orElseThrow(() -> new IllegalStateException("Indicates a bug: a comparison without operand"));
        if (!fits(operand, terminal.operator(), name)) {
            return Sql.FALSE;
        }
        var members = flat(operand).toList();
        boolean empty = members.stream().anyMatch(field::isEmpty);
        if (empty && !field.knowsEmpty()) {
            return refused("The field '" + name + "' does not support searching for EMPTY values.");
        }
        var values = members.stream().filter(member -> !field.isEmpty(member)).toList();
        var meant = wanted ? terminal.operator() : terminal.operator().opposite();
        if (meant.asksHistory()) {
            var was = new Past((Remembered) field, name, context).was(values, empty, terminal.predicates());
            return meant.denies() ? was.denied() : was;
        }
        return condition(field.readBy(meant), meant, new Asked(name, values, context), empty);
    }

    private boolean limitsFit(Clause.Terminal terminal, String field) {
        return terminal.predicates().stream()
                .flatMap(limit -> flat(limit.operand()))
                .allMatch(member -> fits(member, Operator.EQUALS, field));
    }

    private Sql condition(SearchField field, Operator operator, Asked asked, boolean empty) {
        var present = field.present(context);
        if (operator.orders()) {
            return Sql.all(List.of(present, field.compared(operator, asked)));
        }
        if (operator.denies()) {
            return asked.values().isEmpty() ? present : field.noneOf(asked);
        }
        var alternatives = new ArrayList<Sql>();
        if (!asked.values().isEmpty()) {
            alternatives.add(field.anyOf(asked));
        }
        if (empty) {
            alternatives.add(present.denied());
        }
        return Sql.any(alternatives);
    }

    private boolean fits(Operand operand, Operator operator, String field) {
        boolean fits = true;
        for (var member : flat(operand).toList()) {
            if (member instanceof Operand.Digits(var digits) && !isLong(digits)) {
                refused("'" + digits + "' is not a valid number. Numbers must be between -9,223,372,036,854,775,808 and"
                        + " 9,223,372,036,854,775,807.");
                fits = false;
            } else if (member instanceof Operand.Call call) {
                fits &= known(call);
            }
        }
        return fits && (!(operand instanceof Operand.Call call) || suits(call, operator, field));
    }

    private boolean known(Operand.Call call) {
        if (call.name().isEmpty()) {
            refused("A function name cannot be empty.");
            return false;
        }
        if (Functions.isKnown(call)) {
            return true;
        }
        refused("Unable to find JQL function '" + Printer.shown(call) + "'.");
        return false;
    }

    private boolean suits(Operand.Call call, Operator operator, String field) {
        if (Functions.givesList(call) == operator.takesList()) {
            return true;
        }
        var value = operator.takesList() ? "non-list" : "list";
        refused("Operator '" + operator.text() + "' does not support the " + value + " value '" + Printer.shown(call)
                + "' for field '" + field + "'.");
        return false;
    }

    private Sql refused(String message) {
        context.problems().error(message);
        return Sql.FALSE;
    }

    private static boolean isLong(String digits) {
        try {
            Long.parseLong(digits);
            return true;
        } catch (NumberFormatException tooLong) {
            return false;
        }
    }

    /** The members of groups, however deep, or the operand itself. */
    static Stream<Operand> flat(Operand operand) {
        return operand instanceof Operand.Group(var members)
                ? members.stream().flatMap(Conditions::flat)
                : Stream.of(operand);
    }
}
