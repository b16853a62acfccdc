package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.espalier.sandbox.jql.Choices.Choice;

/**
 * A field whose values are few and known by name or id, stored as an id: project, type, status and its category,
 * priority, resolution.
 */
final class ListedField implements Remembered {

    static final SearchField PROJECT = new ListedField(
            Column.always("i.project_id", "com.atlassian.jira.project.Project"),
            LIKENESS,
            Choices::byNames,
            context -> context.names().projects().stream()
                    .filter(context.caller()::sees)
                    .map(project -> Choice.of(project.id(), project.key(), project.name())));

    static final SearchField ISSUE_TYPE = new ListedField(
            Column.always("i.type_id", "com.atlassian.jira.issue.issuetype.IssueType"),
            LIKENESS,
            Choices::byNames,
            context -> context.names().issueTypes().stream().map(type -> Choice.of(type.id(), type.name())));

    /** Statuses sort by their place in the site's list, not by name. */
    static final SearchField STATUS = new ListedField(
            Column.always("i.status_id", "com.atlassian.jira.issue.status.Status"),
            Operator.together(LIKENESS, Operator.OF_HISTORY),
            (all, column) -> SortKey.number(column),
            context -> context.names().statuses().stream().map(status -> Choice.of(status.id(), status.name())));

    static final SearchField STATUS_CATEGORY = new ListedField(
            Column.always("i.status_id", "com.atlassian.jira.issue.status.category.StatusCategory"),
            Set.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN),
            Choices::byOrder,
            context -> Stream.of(
                    category(context, 2, "new", "To Do"),
                    category(context, 4, "indeterminate", "In Progress"),
                    category(context, 3, "done", "Done")));

    /** The most urgent is the greatest, so that {@code ORDER BY priority DESC} begins with it. */
    static final SearchField PRIORITY = new ListedField(
            Column.perhaps("i.priority_id", "com.atlassian.jira.issue.priority.Priority"),
            Operator.together(LIKENESS, Operator.together(Operator.OF_ORDER, Operator.OF_HISTORY)),
            Choices::byOrder,
            context -> context.names().priorities().reversed().stream().map(term -> Choice.of(term.id(), term.name())));

    static final SearchField RESOLUTION = new ListedField(
            Column.perhaps("i.resolution_id", "com.atlassian.jira.issue.resolution.Resolution"),
            Operator.together(LIKENESS, Operator.together(Operator.OF_ORDER, Operator.OF_HISTORY)),
            Choices::byOrder,
            context -> context.names().resolutions().stream().map(term -> Choice.of(term.id(), term.name())));

    /**
     * Where the values are.
     *
     * @param present the column has a value
     * @param type what autocompletion calls the values
     */
    private record Column(String name, Sql present, String type) {

        static Column always(String name, String type) {
            return new Column(name, Sql.TRUE, type);
        }

        static Column perhaps(String name, String type) {
            return new Column(name, Sql.of(name + " IS NOT NULL"), type);
        }
    }

    private final Column column;
    private final Set<Operator> operators;
    private final BiFunction<Choices, String, SortKey> sortKey;
    private final Function<Context, Stream<Choice>> choices;

    private ListedField(
            Column column,
            Set<Operator> operators,
            BiFunction<Choices, String, SortKey> sortKey,
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
    public String type() {
        return column.type();
    }

    /** In queries as in people's words an issue without a resolution is unresolved. */
    @Override
    public boolean isEmpty(Operand value) {
        boolean unresolved =
                this == RESOLUTION && value instanceof Operand.Text(var text) && text.equalsIgnoreCase("unresolved");
        return unresolved || Remembered.super.isEmpty(value);
    }

    @Override
    public Sql present(Context context) {
        return column.present();
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.oneOf(column.name(), stored(asked));
    }

    /** The others are few and can be named, so that an index finds them too. */
    @Override
    public Sql noneOf(Asked asked) {
        var stored = stored(asked);
        var others = choices.apply(asked.context())
                .flatMap(choice -> choice.stored().stream())
                .filter(id -> !stored.contains(id))
                .toList();
        return Sql.oneOf(column.name(), others);
    }

    @Override
    public Sql compared(Operator operator, Asked asked) {
        var all = Choices.of(choices.apply(asked.context()));
        return Sql.oneOf(column.name(), all.inOrder(operator, stored(asked)));
    }

    /** History calls the fields as their columns are called. */
    @Override
    public String item() {
        return column.name().substring("i.".length(), column.name().length() - "_id".length());
    }

    @Override
    public String presentValue() {
        return column.name();
    }

    @Override
    public List<String> ids(Asked asked) {
        return stored(asked).stream().map(String::valueOf).toList();
    }

    private List<Long> stored(Asked asked) {
        var all = Choices.of(choices.apply(asked.context()));
        return asked.values().stream()
                .flatMap(value -> stored(value, all, asked))
                .distinct()
                .toList();
    }

    private Stream<Long> stored(Operand value, Choices all, Asked asked) {
        return switch (value) {
            case Operand.Text(var text) -> found(all.byName(text), () -> asked.unknown(text));
            case Operand.Digits(var digits) -> found(all.byId(digits), () -> asked.unknownId(digits));
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

    private Stream<Long> called(Operand.Call call, Asked asked) {
        var given = this == ISSUE_TYPE
                ? typesOf(call, asked)
                : this == PROJECT ? PersonFunction.projects(call, asked) : Optional.<List<Long>>empty();
        if (given.isEmpty()) {
            asked.misplaced(call);
            return Stream.empty();
        }
        return given.get().stream();
    }

    private static Optional<List<Long>> typesOf(Operand.Call call, Asked asked) {
        var name = Functions.name(call);
        boolean subtasks = name.equals(Functions.SUBTASK_TYPES);
        if (!subtasks && !name.equals(Functions.STANDARD_TYPES)) {
            return Optional.empty();
        }
        Functions.isBare(call, asked.context());
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
        return List.of(sortKey.apply(Choices.of(choices.apply(context)), column.name()));
    }
}
