package org.espalier.sandbox.jql;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.espalier.sandbox.jql.Orchard.Tree;

/**
 * JQL's meaning written down a second time, over plain values: what an issue has in a field is a set, and the operators
 * are questions about sets.
 */
final class Model {

    private static final List<String> TYPES = List.of("", "sub-task", "task", "epic", "bug");
    private static final List<String> STATUSES = List.of("", "open", "in progress", "done", "closed");
    private static final Map<String, Set<String>> LINKS = Map.of(
            "A-1", Set.of("blocks"),
            "A-2", Set.of("blocks", "is blocked by"),
            "A-3", Set.of("relates"),
            "B-1", Set.of("relates"));

    private Model() {}

    static String found(Clause where) {
        return Orchard.TREES.stream()
                .filter(tree -> tree.project() != 3 && !tree.hidden())
                .filter(tree -> holds(where, tree, true))
                .map(Tree::key)
                .collect(Collectors.joining(" "));
    }

    private static boolean holds(Clause clause, Tree tree, boolean wanted) {
        return switch (clause) {
            case Clause.Not(var inner) -> holds(inner, tree, !wanted);
            case Clause.And(var parts) -> every(parts, tree, wanted, wanted);
            case Clause.Or(var parts) -> every(parts, tree, wanted, !wanted);
            case Clause.Terminal terminal -> holds(terminal, tree, wanted);
        };
    }

    private static boolean every(List<Clause> parts, Tree tree, boolean wanted, boolean every) {
        Predicate<Clause> holds = part -> holds(part, tree, wanted);
        return every ? parts.stream().allMatch(holds) : parts.stream().anyMatch(holds);
    }

    private static boolean holds(Clause.Terminal terminal, Tree tree, boolean wanted) {
        var operator = wanted ? terminal.operator() : terminal.operator().opposite();
        var field = ((Field.Named) terminal.field()).name();
        var has = values(field, tree);
        var operand = terminal.operand().orElseThrow();
        var members = operand instanceof Operand.Group(var list) ? list : List.of(operand);
        boolean asksEmpty = members.contains(new Operand.Empty());
        var texts = members.stream()
                .filter(Operand.Text.class::isInstance)
                .map(member -> ((Operand.Text) member).text())
                .toList();
        boolean any = texts.stream().anyMatch(text -> has.contains(canonical(field, text)));
        return switch (operator) {
            case EQUALS, IN, LIKE, IS -> any || (asksEmpty && has.isEmpty());
            case NOT_EQUALS, NOT_IN, NOT_LIKE, IS_NOT -> !any && !has.isEmpty();
            default -> ordered(field, operator, texts.getFirst(), tree);
        };
    }

    private static boolean ordered(String field, Operator operator, String text, Tree tree) {
        int order;
        if (field.equals("key")) {
            var other = Orchard.TREES.stream()
                    .filter(candidate -> candidate.key().equals(text))
                    .findFirst()
                    .orElseThrow();
            if (other.project() != tree.project()) {
                return false;
            }
            order = Long.compare(tree.number(), other.number());
        } else {
            order = (field.equals("created") ? tree.createdAt() : tree.updatedAt()).compareTo(moment(text));
        }
        return switch (operator) {
            case LESS -> order < 0;
            case GREATER -> order > 0;
            case LESS_EQUALS -> order <= 0;
            default -> order >= 0;
        };
    }

    private static Set<String> values(String field, Tree tree) {
        var parent = tree.parent() == 0 ? Set.<String>of() : Set.of("A-" + (tree.parent() - 100));
        return switch (field) {
            case "project" -> Set.of(tree.projectKey());
            case "issuetype" -> Set.of(TYPES.get((int) tree.type()));
            case "status" -> Set.of(STATUSES.get((int) tree.status()));
            case "statusCategory" ->
                Set.of(List.of("", "new", "in progress", "done", "done").get((int) tree.status()));
            case "parent" -> parent;
            case "Epic Link" -> parent.contains("A-1") ? parent : Set.of();
            case "labels" -> Set.copyOf(tree.labels());
            case "created" -> Set.of(tree.createdAt().toString());
            case "updated" -> Set.of(tree.updatedAt().toString());
            case "issueLinkType" -> LINKS.getOrDefault(tree.key(), Set.of());
            case "summary" ->
                Set.of(tree.summary().toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).stream()
                        .map(word -> word.equals("testing") ? "test" : word)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toSet());
            default -> Set.of(tree.key());
        };
    }

    private static String canonical(String field, String text) {
        return switch (field) {
            case "project" -> text.equals("zebra") ? "A" : text;
            case "issuetype", "status", "statusCategory", "issueLinkType" -> text.toLowerCase(Locale.ROOT);
            case "parent", "Epic Link" -> text.equals("OLD-7") ? "B-1" : text;
            case "created", "updated" -> moment(text).toString();
            default -> text;
        };
    }

    private static Instant moment(String text) {
        var full = text.length() == 10 ? text + " 00:00" : text;
        return LocalDateTime.parse(full.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
