package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A field whose values are few and known by name or id, stored as an id: project, type, status and its category. */
final class ListedField implements SearchField {

    static final SearchField PROJECT = new ListedField(
            "i.project_id",
            LIKENESS,
            ListedField::inOrderOfNames,
            context -> context.names().projects().stream()
                    .filter(context.caller()::sees)
                    .map(project ->
                            new Choice(project.id(), List.of(project.key(), project.name()), List.of(project.id()))));

    static final SearchField ISSUE_TYPE = new ListedField(
            "i.type_id",
            LIKENESS,
            ListedField::inOrderOfNames,
            context -> context.names().issueTypes().stream()
                    .map(type -> new Choice(type.id(), List.of(type.name()), List.of(type.id()))));

    /** Statuses sort by their place in the site's list, not by name. */
    static final SearchField STATUS = new ListedField(
            "i.status_id",
            LIKENESS,
            (column, all) -> SortKey.number(column),
            context -> context.names().statuses().stream()
                    .map(status -> new Choice(status.id(), List.of(status.name()), List.of(status.id()))));

    static final SearchField STATUS_CATEGORY = new ListedField(
            "i.status_id",
            Set.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN),
            (column, all) -> inOrderOf(column, all.stream().map(Choice::stored)),
            context -> Stream.of(
                    category(context, 2, "new", "To Do"),
                    category(context, 4, "indeterminate", "In Progress"),
                    category(context, 3, "done", "Done")));

    /** A value one can ask for: its id, its names, the one it is shown by last, and what the column holds for it. */
    private record Choice(long id, List<String> names, List<Long> stored) {

        boolean isNamed(String name) {
            return names.stream().anyMatch(name::equalsIgnoreCase);
        }
    }

    private final String column;
    private final Set<Operator> operators;
    private final BiFunction<String, List<Choice>, SortKey> sortKey;
    private final Function<Context, Stream<Choice>> choices;

    private ListedField(
            String column,
            Set<Operator> operators,
            BiFunction<String, List<Choice>, SortKey> sortKey,
            Function<Context, Stream<Choice>> choices) {
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
        return Sql.TRUE;
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.oneOf(column, stored(asked));
    }

    /** The others are few and can be named, so that an index finds them too. */
    @Override
    public Sql noneOf(Asked asked) {
        var stored = stored(asked);
        var others = choices.apply(asked.context())
                .flatMap(choice -> choice.stored().stream())
                .filter(id -> !stored.contains(id))
                .toList();
        return Sql.oneOf(column, others);
    }

    private List<Long> stored(Asked asked) {
        var all = choices.apply(asked.context()).toList();
        return asked.values().stream()
                .flatMap(value -> stored(value, all, asked))
                .distinct()
                .toList();
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
    public List<SortKey> sortKeys(Context context) {
        return List.of(sortKey.apply(column, choices.apply(context).toList()));
    }

    /** Several of one name, as team-managed projects have them, share a place. */
    private static SortKey inOrderOfNames(String column, List<Choice> all) {
        var named = all.stream()
                .collect(Collectors.groupingBy(
                        choice -> choice.names().getLast().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.flatMapping(choice -> choice.stored().stream(), Collectors.toList())));
        return inOrderOf(column, named.values().stream());
    }

    private static SortKey inOrderOf(String column, Stream<List<Long>> groups) {
        var listed = groups.toList();
        if (listed.isEmpty()) {
            return SortKey.number("CAST(0 AS bigint)");
        }
        var text = new StringBuilder("CASE");
        for (int place = 0; place < listed.size(); place++) {
            var ids = listed.get(place).stream().map(String::valueOf).collect(Collectors.joining(","));
            text.append(" WHEN ")
                    .append(column)
                    .append(" = ANY('{")
                    .append(ids)
                    .append("}') THEN ")
                    .append(place);
        }
        return SortKey.number(text.append(" END").toString());
    }
}
