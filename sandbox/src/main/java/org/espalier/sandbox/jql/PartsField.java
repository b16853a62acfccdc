package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Versions or components of an issue: any number, each of one project, and of one name perhaps in several. Versions are
 * compared by the order of their project's list.
 */
final class PartsField implements Remembered {

    static final String VERSION_TYPE = "com.atlassian.jira.project.version.Version";

    static final SearchField COMPONENT = new PartsField(
            new Column("i.components", "component", "Component"),
            "com.atlassian.jira.bc.project.component.ProjectComponent",
            LIKENESS,
            context -> context.names().components().stream());

    static final SearchField AFFECTED_VERSION = new PartsField(
            new Column("i.versions", "version", "Version"),
            VERSION_TYPE,
            Operator.together(LIKENESS, Operator.OF_ORDER),
            PartsField::versions);

    static final SearchField FIX_VERSION = new PartsField(
            new Column("i.fix_versions", "version", "Fix Version"),
            VERSION_TYPE,
            Operator.together(LIKENESS, Operator.together(Operator.OF_ORDER, Operator.OF_HISTORY)),
            PartsField::versions);

    /**
     * Where the values are.
     *
     * @param name the column, which holds ids
     * @param table whose ids they are
     * @param item what the entries of the history call the field
     */
    private record Column(String name, String table, String item) {}

    /** Which parts a text means. */
    private interface Reading {

        List<Names.Part> of(String text, List<Names.Part> all);
    }

    private static final Set<Operator> BY_NAME = Set.of(Operator.LIKE, Operator.NOT_LIKE);

    private final Column column;
    private final String type;
    private final Set<Operator> operators;
    private final Function<Context, Stream<Names.Part>> parts;
    private final Reading reading;

    private PartsField(
            Column column, String type, Set<Operator> operators, Function<Context, Stream<Names.Part>> parts) {
        this(column, type, operators, parts, PartsField::whole);
    }

    private PartsField(
            Column column,
            String type,
            Set<Operator> operators,
            Function<Context, Stream<Names.Part>> parts,
            Reading reading) {
        this.reading = reading;
        this.column = column;
        this.type = type;
        this.operators = operators;
        this.parts = parts;
    }

    private static Stream<Names.Part> versions(Context context) {
        return context.names().versions().stream().map(Names.Version::part);
    }

    @Override
    public Set<Operator> operators() {
        return operators;
    }

    @Override
    public Set<Operator> operators(Context context) {
        return type.equals(VERSION_TYPE) && context.keeps(Habits.Habit.VERSIONS_BY_NAME)
                ? Operator.together(operators, BY_NAME)
                : operators;
    }

    @Override
    public SearchField readBy(Operator operator) {
        return BY_NAME.contains(operator) ? new PartsField(column, type, operators, parts, PartsField::named) : this;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of("cardinality(" + column.name() + ") > 0");
    }

    @Override
    public Sql anyOf(Asked asked) {
        return oneOf(stored(asked));
    }

    private Sql oneOf(List<Long> ids) {
        return ids.isEmpty() ? Sql.FALSE : Sql.of(column.name() + " && CAST(? AS bigint[])", Sql.numbers(ids));
    }

    /** Before or after a version are those of its own project; others cannot be compared with it. */
    @Override
    public Sql compared(Operator operator, Asked asked) {
        var all = visible(asked.context());
        var ids = new ArrayList<Long>();
        for (var id : stored(asked)) {
            var one = all.stream().filter(part -> part.id() == id).findFirst().orElseThrow();
            var list = all.stream()
                    .filter(part -> part.projectId() == one.projectId())
                    .toList();
            list.stream()
                    .filter(part -> operator.holds(list.indexOf(part) - list.indexOf(one)))
                    .forEach(part -> ids.add(part.id()));
        }
        return oneOf(ids);
    }

    private List<Long> stored(Asked asked) {
        var all = visible(asked.context());
        return asked.values().stream()
                .flatMap(value -> stored(value, all, asked))
                .distinct()
                .toList();
    }

    private List<Names.Part> visible(Context context) {
        return parts.apply(context)
                .filter(part -> context.caller().projects().contains(part.projectId()))
                .toList();
    }

    private Stream<Long> stored(Operand value, List<Names.Part> all, Asked asked) {
        return switch (value) {
            case Operand.Text(var text) -> found(reading.of(text, all), () -> asked.unknown(text));
            case Operand.Digits(var digits) -> {
                var found = withId(digits, all);
                yield found(
                        found.isEmpty()
                                ? all.stream()
                                        .filter(part -> part.name().equals(digits))
                                        .toList()
                                : found,
                        () -> asked.unknownId(digits));
            }
            case Operand.Call call -> called(call, asked);
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    /** Those of that name, else the one of that id. */
    private static List<Names.Part> whole(String text, List<Names.Part> all) {
        var named =
                all.stream().filter(part -> part.name().equalsIgnoreCase(text)).toList();
        return named.isEmpty() ? withId(text, all) : named;
    }

    /** Those whose name is the text, or begins with it where a star stands at its end. */
    private static List<Names.Part> named(String text, List<Names.Part> all) {
        var lower = text.toLowerCase(Locale.ROOT);
        var begun = lower.endsWith("*") ? lower.substring(0, lower.length() - 1) : lower;
        return all.stream()
                .filter(part -> {
                    var name = part.name().toLowerCase(Locale.ROOT);
                    return lower.equals(begun) ? name.equals(lower) : name.startsWith(begun);
                })
                .toList();
    }

    private static List<Names.Part> withId(String digits, List<Names.Part> all) {
        return all.stream()
                .filter(part -> Long.toString(part.id()).equals(digits))
                .toList();
    }

    private static Stream<Long> found(List<Names.Part> found, Runnable complain) {
        if (found.isEmpty()) {
            complain.run();
        }
        return found.stream().map(Names.Part::id);
    }

    private Stream<Long> called(Operand.Call call, Asked asked) {
        var led = type.equals(VERSION_TYPE) ? Optional.<List<Long>>empty() : PersonFunction.components(call, asked);
        if (led.isPresent()) {
            return led.get().stream();
        }
        var function = VersionFunction.named(Functions.name(call));
        if (function.isEmpty() || !type.equals(VERSION_TYPE)) {
            asked.misplaced(call);
            return Stream.empty();
        }
        return function.get().versions(call, asked.context());
    }

    @Override
    public String item() {
        return column.item();
    }

    @Override
    public String presentValue() {
        return column.name();
    }

    @Override
    public Values values() {
        return Values.MANY;
    }

    @Override
    public List<String> ids(Asked asked) {
        return stored(asked).stream().map(String::valueOf).toList();
    }

    /** By the first of the names in the order of the alphabet. */
    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(
                new SortKey("(cardinality(" + column.name() + ") = 0)", "boolean"),
                SortKey.text("COALESCE((SELECT min(lower(p.name) COLLATE \"C\") FROM "
                        + column.table() + " p WHERE p.id = ANY(" + column.name()
                        + ")), '') COLLATE \"C\""));
    }
}
