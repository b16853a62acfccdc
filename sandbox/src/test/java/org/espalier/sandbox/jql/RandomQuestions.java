package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Clauses that make sense on the {@link Orchard}. */
final class RandomQuestions {

    private static final List<String> FIELDS = List.of(
            "project",
            "issuetype",
            "status",
            "statusCategory",
            "parent",
            "Epic Link",
            "labels",
            "created",
            "key",
            "updated",
            "summary",
            "issueLinkType");

    private final Random random;

    RandomQuestions(Random random) {
        this.random = random;
    }

    Clause clause(int depth) {
        int shape = depth == 0 ? 0 : random.nextInt(6);
        return switch (shape) {
            case 1 -> new Clause.And(several(() -> clause(depth - 1)));
            case 2 -> new Clause.Or(several(() -> clause(depth - 1)));
            case 3, 4 -> new Clause.Not(clause(depth - 1));
            default -> terminal(any(FIELDS));
        };
    }

    private Clause terminal(String field) {
        var operators = new ArrayList<>(
                switch (field) {
                    case "summary" -> List.of(Operator.LIKE, Operator.NOT_LIKE, Operator.IS, Operator.IS_NOT);
                    case "key" ->
                        List.of(
                                Operator.EQUALS,
                                Operator.NOT_EQUALS,
                                Operator.IN,
                                Operator.NOT_IN,
                                Operator.LESS,
                                Operator.GREATER_EQUALS,
                                Operator.GREATER,
                                Operator.LESS_EQUALS);
                    case "statusCategory" ->
                        List.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN);
                    default ->
                        List.of(
                                Operator.EQUALS,
                                Operator.NOT_EQUALS,
                                Operator.IN,
                                Operator.NOT_IN,
                                Operator.IS,
                                Operator.IS_NOT);
                });
        if (field.equals("created") || field.equals("updated")) {
            operators.addAll(List.of(Operator.LESS, Operator.GREATER, Operator.LESS_EQUALS, Operator.GREATER_EQUALS));
        }
        return compared(field, any(operators));
    }

    Clause compared(String field, Operator operator) {
        var operand = switch (operator) {
            case IN, NOT_IN -> new Operand.Group(several(() -> member(field)));
            case IS, IS_NOT -> new Operand.Empty();
            default -> value(field);
        };
        return compared(field, operator, operand);
    }

    static Clause compared(String field, Operator operator, Operand operand) {
        return new Clause.Terminal(Field.named(field), operator, Optional.of(operand), List.of());
    }

    private Operand member(String field) {
        boolean neverEmpty = field.equals("key") || field.equals("statusCategory");
        return !neverEmpty && random.nextInt(5) == 0 ? new Operand.Empty() : value(field);
    }

    Operand value(String field) {
        return switch (field) {
            case "project" -> text("A", "B", "zebra");
            case "issuetype" -> text("Task", "Epic", "bug", "Sub-task");
            case "status" -> text("Open", "In Progress", "Done", "Closed");
            case "statusCategory" -> text("new", "In Progress", "done");
            case "parent", "Epic Link" -> text("A-1", "A-2", "OLD-7");
            case "labels" -> text("red", "Red", "green", "blue", "none");
            case "created", "updated" -> text("2023-07-03", "2023-07-03 10:04", "2023-07-04", "2023-07-03 11:04");
            case "summary" -> text("water", "two", "pump", "test", "nothing");
            case "issueLinkType" -> text("Blocks", "is blocked by", "Relates");
            default -> text("A-1", "A-3", "A-10", "B-1");
        };
    }

    String field() {
        return any(FIELDS);
    }

    private Operand text(String... values) {
        return new Operand.Text(values[random.nextInt(values.length)]);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> List<T> several(Supplier<T> supplier) {
        return List.of(supplier.get(), supplier.get());
    }
}
