package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Trees of every shape the grammar allows, whatever they mean. */
final class RandomTrees {

    private static final List<String> WORDS = List.of(
            "a",
            "summary",
            "Epic Link",
            "in",
            "ORDER",
            "select",
            "the",
            "",
            " ",
            "5",
            "-5",
            "-5w",
            "1.0",
            "null",
            "é",
            "x\u00a0y",
            "\"",
            "'",
            "\\",
            "a\\\"b",
            "line\nend",
            "tab\t",
            "\u0000",
            "\u0085",
            "\ufffe",
            "\ud83d\ude00",
            "cf[10]",
            "(",
            "a=b",
            "-",
            "_x.y-z",
            "Team[Team]");

    private final Random random;

    RandomTrees(Random random) {
        this.random = random;
    }

    Query query() {
        var where = random.nextInt(10) == 0 ? Optional.<Clause>empty() : Optional.of(clause(4));
        return new Query(where, random.nextBoolean() ? List.of() : some(this::sort));
    }

    private Clause clause(int depth) {
        int shape = depth == 0 ? 0 : random.nextInt(6);
        return switch (shape) {
            case 1 -> new Clause.And(several(() -> clause(depth - 1)));
            case 2 -> new Clause.Or(several(() -> clause(depth - 1)));
            case 3 -> new Clause.Not(clause(depth - 1));
            default -> terminal();
        };
    }

    private Clause terminal() {
        var operator = any(List.of(Operator.values()));
        var operand = switch (operator) {
            case CHANGED -> Optional.<Operand>empty();
            case IS, IS_NOT -> Optional.<Operand>of(new Operand.Empty());
            case IN, NOT_IN, WAS_IN, WAS_NOT_IN -> Optional.of(random.nextBoolean() ? call() : group(2));
            case LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> Optional.of(random.nextBoolean() ? call() : value());
            default ->
                Optional.of(random.nextInt(4) == 0 ? new Operand.Empty() : random.nextBoolean() ? call() : value());
        };
        return new Clause.Terminal(field(), operator, operand, predicates(operator));
    }

    private List<Predicate> predicates(Operator operator) {
        if (!operator.asksHistory() || random.nextBoolean()) {
            return List.of();
        }
        return some(() -> {
            var kinds = List.of(Predicate.Kind.values());
            var allowed = operator == Operator.CHANGED ? kinds : kinds.subList(2, kinds.size());
            return new Predicate(any(allowed), operand(2));
        });
    }

    private Field field() {
        var properties = random.nextInt(4) == 0 ? some(this::property) : List.<Field.Property>of();
        if (random.nextInt(4) == 0) {
            return new Field.Custom(Integer.toString(random.nextInt(20_000)), properties);
        }
        return new Field.Named(word(), properties);
    }

    private Field.Property property() {
        return new Field.Property(word(), random.nextBoolean() ? List.of() : some(this::word));
    }

    private Sort sort() {
        var direction = any(List.of(Sort.Direction.values()));
        return new Sort(field(), random.nextBoolean() ? Optional.empty() : Optional.of(direction));
    }

    private Operand operand(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 4)) {
            case 0 -> new Operand.Empty();
            case 1 -> value();
            case 2 -> call();
            default -> group(depth - 1);
        };
    }

    private Operand group(int depth) {
        return new Operand.Group(some(() -> operand(depth)));
    }

    private Operand value() {
        return random.nextInt(3) == 0
                ? new Operand.Digits(Long.toString(random.nextLong() >> random.nextInt(64)))
                : new Operand.Text(word());
    }

    private Operand call() {
        return new Operand.Call(word(), random.nextBoolean() ? List.of() : some(this::word));
    }

    private String word() {
        return any(WORDS);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> several(Supplier<T> supplier) {
        var list = new ArrayList<T>(some(supplier));
        list.add(supplier.get());
        return list;
    }

    private <T> List<T> some(Supplier<T> supplier) {
        var list = new ArrayList<T>();
        do {
            list.add(supplier.get());
        } while (random.nextInt(3) == 0);
        return list;
    }
}
