package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A person in an issue, by whatever the dialect calls people. */
final class UserField implements Remembered {

    static final String TYPE = "com.atlassian.jira.user.ApplicationUser";

    static final SearchField ASSIGNEE = new UserField("assignee", Operator.together(LIKENESS, Operator.OF_HISTORY));
    static final SearchField REPORTER = new UserField("reporter", Operator.together(LIKENESS, Operator.OF_HISTORY));
    static final SearchField CREATOR = new UserField("creator", LIKENESS);

    private final String item;
    private final String column;
    private final Set<Operator> operators;

    private UserField(String item, Set<Operator> operators) {
        this.item = item;
        this.column = "i." + item;
        this.operators = operators;
    }

    @Override
    public Set<Operator> operators() {
        return operators;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of(column + " IS NOT NULL");
    }

    @Override
    public Sql anyOf(Asked asked) {
        var accounts = accounts(asked);
        return switch (accounts.size()) {
            case 0 -> Sql.FALSE;
            case 1 -> Sql.of(column + " = ?", accounts.getFirst());
            default -> Sql.of(column + " = ANY(?)", (Object) accounts.toArray(String[]::new));
        };
    }

    /** The ids of the accounts asked for. */
    static List<String> accounts(Asked asked) {
        return asked.values().stream()
                .flatMap(value -> accounts(value, asked))
                .distinct()
                .toList();
    }

    private static Stream<String> accounts(Operand value, Asked asked) {
        return switch (value) {
            case Operand.Text(var text) -> named(text, asked);
            case Operand.Digits(var digits) -> named(digits, asked);
            case Operand.Call call -> called(call, asked);
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    private static Stream<String> named(String name, Asked asked) {
        var found = named(name, asked.context());
        if (found.isEmpty()) {
            asked.unknown(name);
        }
        return found.stream();
    }

    /** The ids of those whom a query calls so. */
    static List<String> named(String name, Context context) {
        return context.names().accounts().stream()
                .filter(account -> account.names().stream().anyMatch(name::equalsIgnoreCase))
                .map(Names.Account::id)
                .toList();
    }

    private static Stream<String> members(Operand.Call call, Context context) {
        if (call.arguments().size() != 1) {
            Functions.wrongArguments(call, 1, context);
            return Stream.empty();
        }
        var name = call.arguments().getFirst();
        var groups = context.names().groups().stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .toList();
        if (groups.isEmpty()) {
            context.problems()
                    .error("Function '" + call.name() + "' can not generate a list of usernames for group '" + name
                            + "'; the group does not exist.");
        }
        return groups.stream().flatMap(group -> group.accounts().stream());
    }

    /** A visitor is nobody. */
    private static Stream<String> called(Operand.Call call, Asked asked) {
        if (Functions.name(call).equals(Functions.MEMBERS_OF)) {
            return members(call, asked.context());
        }
        if (!Functions.name(call).equals(Functions.CURRENT_USER)) {
            asked.misplaced(call);
            return Stream.empty();
        }
        Functions.isBare(call, asked.context());
        return asked.context().caller().account().stream();
    }

    @Override
    public String item() {
        return item;
    }

    @Override
    public String presentValue() {
        return column;
    }

    @Override
    public List<String> ids(Asked asked) {
        return accounts(asked);
    }

    /** By the names that people see. */
    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of(
                new SortKey("(" + column + " IS NULL)", "boolean"),
                SortKey.text("COALESCE((SELECT lower(u.display_name) FROM account u WHERE u.id = " + column
                        + "), '') COLLATE \"C\""));
    }
}
