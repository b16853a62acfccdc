package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A person in an issue, by whatever the dialect calls people. */
final class UserField implements Remembered {

    static final String TYPE = "com.atlassian.jira.user.ApplicationUser";

    static final SearchField ASSIGNEE = new UserField("assignee");

    private final String item;
    private final String column;

    private UserField(String item) {
        this.item = item;
        this.column = "i." + item;
    }

    @Override
    public Set<Operator> operators() {
        return Operator.together(LIKENESS, Operator.OF_HISTORY);
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
        var found = asked.context().names().accounts().stream()
                .filter(account -> account.names().stream().anyMatch(name::equalsIgnoreCase))
                .map(Names.Account::id)
                .toList();
        if (found.isEmpty()) {
            asked.unknown(name);
        }
        return found.stream();
    }

    /** A visitor is nobody. */
    private static Stream<String> called(Operand.Call call, Asked asked) {
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
