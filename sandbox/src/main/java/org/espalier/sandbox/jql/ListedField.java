package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A field whose values are few and known by name or id, stored as an id: project, type, status and its category. */
final class ListedField implements SearchField {

    static final SearchField PROJECT = new ListedField(
            "i.project_id",
            LIKENESS,
            "(SELECT lower(p.name) COLLATE \"C\" FROM project p WHERE p.id = i.project_id)",
            context -> context.names().projects().stream()
                    .filter(context.caller()::sees)
                    .map(project ->
                            new Choice(project.id(), List.of(project.key(), project.name()), List.of(project.id()))));

    static final SearchField ISSUE_TYPE = new ListedField(
            "i.type_id",
            LIKENESS,
            "(SELECT lower(t.name) COLLATE \"C\" FROM issue_type t WHERE t.id = i.type_id)",
            context -> context.names().issueTypes().stream()
                    .map(type -> new Choice(type.id(), List.of(type.name()), List.of(type.id()))));

    /** Statuses sort by their place in the site's list, not by name. */
    static final SearchField STATUS = new ListedField(
            "i.status_id",
            LIKENESS,
            "i.status_id",
            context -> context.names().statuses().stream()
                    .map(status -> new Choice(status.id(), List.of(status.name()), List.of(status.id()))));

    static final SearchField STATUS_CATEGORY = new ListedField(
            "i.status_id",
            Set.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN),
            "(SELECT CASE s.category WHEN 'new' THEN 1 WHEN 'indeterminate' THEN 2 ELSE 3 END"
                    + " FROM status s WHERE s.id = i.status_id)",
            context -> Stream.of(
                    category(context, 2, "new", "To Do"),
                    category(context, 4, "indeterminate", "In Progress"),
                    category(context, 3, "done", "Done")));

    /** A value one can ask for: its id, its names, and what the column holds for it. */
    private record Choice(long id, List<String> names, List<Long> stored) {

        boolean isNamed(String name) {
            return names.stream().anyMatch(name::equalsIgnoreCase);
        }
    }

    private final String column;
    private final Set<Operator> operators;
    private final String sortKey;
    private final Function<Context, Stream<Choice>> choices;

    private ListedField(
            String column, Set<Operator> operators, String sortKey, Function<Context, Stream<Choice>> choices) {
        this.column = column;
        this.operators = operators;
        this.sortKey = sortKey;
        this.choices = choices;
    }

    private static Choice category(Context context, long id, String key, String name) {
        var statuses = context.names().statuses().stream()
                .filter(status -> status.category().equals(key))
                .map(Names.Status::id)
                .toList();
        return new Choice(id, List.of(key, name), statuses);
    }

    @Override
    public Set<Operator> operators() {
        return operators;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of(column + " IS NOT NULL");
    }

    @Override
    public Sql anyOf(Asked asked) {
        var all = choices.apply(asked.context()).toList();
        var stored = asked.values().stream()
                .flatMap(value -> stored(value, all, asked))
                .distinct()
                .toList();
        return Sql.of(column + " = ANY(?)", Sql.numbers(stored));
    }

    private Stream<Long> stored(Operand value, List<Choice> all, Asked asked) {
        return switch (value) {
            case Operand.Text(var text) -> found(byName(text, all), () -> asked.unknown(text));
            case Operand.Digits(var digits) -> found(byId(digits, all), () -> asked.unknownId(digits));
            case Operand.Call call -> called(call, asked);
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    private static Stream<Long> found(List<Choice> found, Runnable complain) {
        if (found.isEmpty()) {
            complain.run();
        }
        return found.stream().flatMap(choice -> choice.stored().stream());
    }

    private static List<Choice> byName(String text, List<Choice> all) {
        var named = all.stream().filter(choice -> choice.isNamed(text)).toList();
        return named.isEmpty() ? withId(text, all) : named;
    }

    private static List<Choice> byId(String digits, List<Choice> all) {
        var found = withId(digits, all);
        return found.isEmpty()
                ? all.stream().filter(choice -> choice.isNamed(digits)).toList()
                : found;
    }

    private static List<Choice> withId(String digits, List<Choice> all) {
        return all.stream()
                .filter(choice -> Long.toString(choice.id()).equals(digits))
                .toList();
    }

    private Stream<Long> called(Operand.Call call, Asked asked) {
        var types = this == ISSUE_TYPE ? typesOf(call, asked) : Optional.<List<Long>>empty();
        if (types.isEmpty()) {
            asked.misplaced(call);
            return Stream.empty();
        }
        return types.get().stream();
    }

    private static Optional<List<Long>> typesOf(Operand.Call call, Asked asked) {
        var name = Functions.name(call);
        boolean subtasks = name.equals(Functions.SUBTASK_TYPES);
        if (!subtasks && !name.equals(Functions.STANDARD_TYPES)) {
            return Optional.empty();
        }
        if (!call.arguments().isEmpty()) {
            Functions.wrongArguments(call, 0, asked.context());
        }
        var types = new ArrayList<Long>();
        for (var type : asked.context().names().issueTypes()) {
            if (type.level() < 0 == subtasks) {
                types.add(type.id());
            }
        }
        return Optional.of(types);
    }

    @Override
    public List<String> sortKeys() {
        return List.of(sortKey);
    }
}
