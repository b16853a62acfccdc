package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a tree back as JQL; reading that again gives the same tree. */
final class Printer {

    private Printer() {}

    static String print(Query query) {
        var where = query.where().map(Printer::clause).orElse("");
        if (query.orderBy().isEmpty()) {
            return where;
        }
        var sorts = query.orderBy().stream().map(Printer::sort).collect(Collectors.joining(", "));
        return (where + " ORDER BY " + sorts).strip();
    }

    private static String clause(Clause clause) {
        return switch (clause) {
            case Clause.Or or ->
                or.parts().stream()
                        .map(part -> part instanceof Clause.Or ? bracketed(part) : clause(part))
                        .collect(Collectors.joining(" OR "));
            case Clause.And and -> and.parts().stream().map(Printer::single).collect(Collectors.joining(" AND "));
            case Clause.Not not -> "NOT " + single(not.negated());
            case Clause.Terminal terminal -> terminal(terminal);
        };
    }

    private static String single(Clause clause) {
        return clause instanceof Clause.Or || clause instanceof Clause.And ? bracketed(clause) : clause(clause);
    }

    private static String bracketed(Clause clause) {
        return "(" + clause(clause) + ")";
    }

    private static String terminal(Clause.Terminal terminal) {
        var printed = new StringBuilder(field(terminal.field()))
                .append(' ')
                .append(terminal.operator().text().toUpperCase(Locale.ROOT));
        terminal.operand().ifPresent(operand -> printed.append(' ').append(operand(operand)));
        for (var predicate : terminal.predicates()) {
            printed.append(' ').append(predicate.kind()).append(' ').append(operand(predicate.operand()));
        }
        return printed.toString();
    }

    private static String sort(Sort sort) {
        return field(sort.field()) + sort.direction().map(way -> " " + way).orElse("");
    }

    private static String field(Field field) {
        var name = switch (field) {
            case Field.Named named -> Words.quoted(named.name());
            case Field.Custom custom -> "cf[" + custom.digits() + "]";
        };
        return name + properties(field.properties());
    }

    private static String properties(List<Field.Property> properties) {
        return properties.stream().map(Printer::property).collect(Collectors.joining());
    }

    private static String property(Field.Property property) {
        return "[" + Words.quoted(property.key()) + "]"
                + property.path().stream().map(Words::quoted).collect(Collectors.joining(" "));
    }

    private static String operand(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> Words.quoted(text.text());
            case Operand.Digits digits -> digits.digits();
            case Operand.Empty _ -> "EMPTY";
            case Operand.Group group ->
                list(group.members().stream().map(Printer::operand).toList());
            case Operand.Call call ->
                Words.quoted(call.name())
                        + list(call.arguments().stream().map(Words::quoted).toList());
        };
    }

    private static String list(List<String> members) {
        return "(" + String.join(", ", members) + ")";
    }

    /** A field as Jira's messages show it, without quotes. */
    static String shown(Field field) {
        var name = switch (field) {
            case Field.Named named -> named.name();
            case Field.Custom custom -> "cf[" + custom.digits() + "]";
        };
        return name
                + field.properties().stream()
                        .map(property -> "[" + property.key() + "]" + String.join(" ", property.path()))
                        .collect(Collectors.joining());
    }

    /** An operand as Jira's messages show it: text always in quotes, function calls as written. */
    static String shown(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> "\"" + text.text() + "\"";
            case Operand.Digits digits -> digits.digits();
            case Operand.Empty _ -> "EMPTY";
            case Operand.Group group ->
                list(group.members().stream().map(Printer::shown).toList());
            case Operand.Call call -> call.name() + list(call.arguments());
        };
    }
}
