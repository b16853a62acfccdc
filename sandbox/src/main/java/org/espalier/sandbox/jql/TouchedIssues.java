package org.espalier.sandbox.jql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The functions that give issues by what somebody did with them: {@code issueHistory()}, the 50 that the caller looked
 * at last, {@code watchedIssues()} and {@code votedIssues()}, and {@code updatedBy(user, from, to)}, those that
 * somebody made, changed or commented on, perhaps within a time.
 */
final class TouchedIssues {

    private static final String VIEWED =
            "(SELECT w.issue_id FROM issue_view w WHERE w.account = ? ORDER BY w.viewed DESC, w.issue_id LIMIT 50)";

    private TouchedIssues() {}

    /** The column holds the id of one of them; absent where the call is of another function. */
    static Optional<Sql> of(Operand.Call call, String column, Asked asked) {
        return switch (Functions.name(call)) {
            case Functions.ISSUE_HISTORY -> Optional.of(own(call, column + " IN " + VIEWED, asked));
            case Functions.WATCHED_ISSUES -> Optional.of(own(call, followed(column, "issue_watch"), asked));
            case Functions.VOTED_ISSUES -> Optional.of(own(call, followed(column, "issue_vote"), asked));
            case Functions.UPDATED_BY -> Optional.of(updatedBy(call, column, asked));
            default -> Optional.empty();
        };
    }

    private static String followed(String column, String table) {
        return column + " IN (SELECT w.issue_id FROM " + table + " w WHERE w.account = ?)";
    }

    /** What is asked of the caller's account, which a visitor has not. */
    private static Sql own(Operand.Call call, String condition, Asked asked) {
        Functions.isBare(call, asked.context());
        return asked.context()
                .caller()
                .account()
                .map(account -> Sql.of(condition, account))
                .orElse(Sql.FALSE);
    }

    private static Sql updatedBy(Operand.Call call, String column, Asked asked) {
        var arguments = call.arguments();
        if (arguments.isEmpty() || arguments.size() > 3) {
            asked.context()
                    .problems()
                    .error(
                            "Incorrect number of arguments for function 'updatedBy'. Usage: 'updatedBy ( user [, dateFrom"
                                    + " [, dateTo ]] )'.");
            return Sql.FALSE;
        }
        var name = arguments.getFirst();
        var accounts = UserField.named(name, asked.context());
        if (accounts.isEmpty()) {
            asked.context()
                    .problems()
                    .error("Function '" + call.name() + "' can not find the user '" + name
                            + "'; the user does not exist.");
        }
        var limits = arguments.stream()
                .skip(1)
                .flatMap(text -> DateField.moment(new Operand.Text(text), asked).stream())
                .toList();
        if (accounts.isEmpty() || limits.size() < arguments.size() - 1) {
            return Sql.FALSE;
        }
        var union = Stream.of(
                        done("SELECT m.id FROM issue m WHERE m.creator = ANY(?)", "m.created", accounts, limits),
                        done(
                                "SELECT g.issue_id FROM change_group g WHERE g.author = ANY(?)",
                                "g.created",
                                accounts,
                                limits),
                        done(
                                "SELECT c.issue_id FROM comment c WHERE COALESCE(c.editor, c.author) = ANY(?)",
                                "c.updated",
                                accounts,
                                limits))
                .toList();
        return new Sql(
                column + " IN ("
                        + String.join(" UNION ", union.stream().map(Sql::text).toList()) + ")",
                union.stream().flatMap(part -> part.parameters().stream()).toList());
    }

    private static Sql done(String who, String when, List<String> accounts, List<Instant> limits) {
        var text = new StringBuilder(who);
        var parameters = new ArrayList<Object>();
        parameters.add(accounts.toArray(String[]::new));
        for (int at = 0; at < limits.size(); at++) {
            text.append(" AND ").append(when).append(at == 0 ? " >= ?" : " <= ?");
            parameters.add(DateField.parameter(limits.get(at)));
        }
        return new Sql(text.toString(), parameters);
    }
}
