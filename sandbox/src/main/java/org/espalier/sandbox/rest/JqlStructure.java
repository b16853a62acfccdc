package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Locale;
import org.espalier.sandbox.jql.Clause;
import org.espalier.sandbox.jql.Field;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.Operand;
import org.espalier.sandbox.jql.Predicate;
import org.espalier.sandbox.jql.Query;
import org.espalier.sandbox.jql.Sort;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tree of a query as {@code /jql/parse} shows it. */
final class JqlStructure {

    private JqlStructure() {}

    static ObjectNode of(Query query) {
        ObjectNode node = TermJson.JSON.objectNode();
        query.where().ifPresent(where -> node.set("where", clause(where)));
        if (!query.orderBy().isEmpty()) {
            ArrayNode fields = node.putObject("orderBy").putArray("fields");
            for (Sort sort : query.orderBy()) {
                ObjectNode entry = fields.addObject();
                entry.set("field", field(sort.field()));
                sort.direction()
                        .ifPresent(way -> entry.put("direction", way.name().toLowerCase(Locale.ROOT)));
            }
        }
        return node;
    }

    private static ObjectNode clause(Clause clause) {
        return switch (clause) {
            case Clause.And and -> compound("and", and.parts());
            case Clause.Or or -> compound("or", or.parts());
            case Clause.Not not -> compound("not", List.of(not.negated()));
            case Clause.Terminal terminal -> terminal(terminal);
        };
    }

    private static ObjectNode compound(String operator, List<Clause> parts) {
        ObjectNode node = TermJson.JSON.objectNode();
        ArrayNode clauses = node.putArray("clauses");
        parts.forEach(part -> clauses.add(clause(part)));
        return node.put("operator", operator);
    }

    private static ObjectNode terminal(Clause.Terminal terminal) {
        ObjectNode node = TermJson.JSON.objectNode();
        node.set("field", field(terminal.field()));
        node.put("operator", terminal.operator().text());
        terminal.operand().ifPresent(operand -> node.set("operand", operand(operand)));
        if (!terminal.predicates().isEmpty() || terminal.operator().asksHistory()) {
            ArrayNode predicates = node.putArray("predicates");
            for (Predicate predicate : terminal.predicates()) {
                predicates
                        .addObject()
                        .put("operator", predicate.kind().name().toLowerCase(Locale.ROOT))
                        .set("operand", operand(predicate.operand()));
            }
        }
        return node;
    }

    private static ObjectNode field(Field field) {
        ObjectNode node = TermJson.JSON.objectNode();
        switch (field) {
            case Field.Named named -> node.put("name", named.name()).put("encodedName", Jql.quoted(named.name()));
            case Field.Custom custom -> {
                String name = "cf[" + custom.digits() + "]";
                node.put("name", name).put("encodedName", name);
            }
        }
        if (!field.properties().isEmpty()) {
            ArrayNode properties = node.putArray("property");
            for (Field.Property property : field.properties()) {
                properties
                        .addObject()
                        .put("entity", "issue")
                        .put("key", property.key())
                        .put("path", String.join(".", property.path()));
            }
        }
        return node;
    }

    private static ObjectNode operand(Operand operand) {
        ObjectNode node = TermJson.JSON.objectNode();
        return switch (operand) {
            case Operand.Text text -> node.put("value", text.text()).put("encodedValue", Jql.quoted(text.text()));
            case Operand.Digits digits -> node.put("value", digits.digits()).put("encodedValue", digits.digits());
            case Operand.Empty empty -> node.put("keyword", "empty");
            case Operand.Group group -> {
                ArrayNode values = node.putArray("values");
                group.members().forEach(member -> values.add(operand(member)));
                yield node;
            }
            case Operand.Call call -> {
                ArrayNode arguments = node.put("function", call.name()).putArray("arguments");
                call.arguments().forEach(arguments::add);
                yield node;
            }
        };
    }
}
