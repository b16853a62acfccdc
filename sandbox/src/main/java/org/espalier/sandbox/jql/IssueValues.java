package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads operands that name issues: by key, present or former, by id, or through {@code linkedIssues}. */
final class IssueValues {

    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]*-[0-9]{1,18}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private final Asked asked;
    private final Map<String, Names.Issue> byKey;
    private final Map<Long, Names.Issue> byId;

    private IssueValues(Asked asked) {
        this.asked = asked;
        var keys = new ArrayList<String>();
        var ids = new ArrayList<Long>();
        for (var value : asked.values()) {
            var text = textOf(value);
            if (KEY.matcher(text).matches()) {
                keys.add(text);
            } else if (ID.matcher(text).matches()) {
                ids.add(Long.valueOf(text));
            }
        }
        byKey = keys.isEmpty() ? Map.of() : asked.context().names().issuesByKey(keys);
        byId = ids.isEmpty() ? Map.of() : asked.context().names().issuesById(ids);
    }

    /** The column holds the id of one of the issues asked for. */
    static Sql condition(String column, Asked asked) {
        var values = new IssueValues(asked);
        var ids = new ArrayList<Long>();
        var found = new ArrayList<Sql>();
        for (var value : asked.values()) {
            if (value instanceof Operand.Call call) {
                var touched = TouchedIssues.of(call, column, asked);
                if (touched.isPresent()) {
                    found.add(touched.get());
                } else {
                    ids.addAll(IssuesBelow.of(call, asked).orElseGet(() -> LinkedIssues.of(call, asked)));
                }
            } else {
                values.issue(value).ifPresent(issue -> ids.add(issue.id()));
            }
        }
        if (found.isEmpty() || !ids.isEmpty()) {
            found.addFirst(Sql.oneOf(column, ids.stream().distinct().toList()));
        }
        return Sql.any(found);
    }

    /** The only issue asked for; empty, with a complaint, where it does not exist for the caller. */
    static Optional<Names.Issue> only(Asked asked) {
        return new IssueValues(asked).issue(asked.values().getFirst());
    }

    private Optional<Names.Issue> issue(Operand value) {
        var text = textOf(value);
        if (value instanceof Operand.Call call) {
            asked.misplaced(call);
            return Optional.empty();
        }
        if (KEY.matcher(text).matches()) {
            return visible(byKey.get(text), () -> asked.unknownKey(shown(value)));
        }
        if (ID.matcher(text).matches()) {
            return visible(byId.get(Long.valueOf(text)), () -> asked.unknownId(text));
        }
        if (value instanceof Operand.Digits) {
            asked.unknownId(text);
        } else {
            asked.context()
                    .problems()
                    .error("The issue key '" + shown(value) + "' for field '" + asked.field() + "' is invalid.");
        }
        return Optional.empty();
    }

    private Optional<Names.Issue> visible(Names.@Nullable Issue issue, Runnable complain) {
        if (issue == null || !asked.context().caller().sees(issue)) {
            complain.run();
            return Optional.empty();
        }
        return Optional.of(issue);
    }

    private static String textOf(Operand value) {
        return shown(value).toUpperCase(Locale.ROOT);
    }

    private static String shown(Operand value) {
        return switch (value) {
            case Operand.Text(var text) -> text;
            case Operand.Digits(var digits) -> digits;
            case Operand.Call call -> Printer.shown(call);
            case Operand.Group _, Operand.Empty _ ->
                throw new IllegalStateException("Indicates a bug: groups and EMPTY are taken apart before");
        };
    }

    /** The one issue a text names, if the caller sees it; for arguments of functions. */
    static Optional<Names.Issue> named(String text, Context context) {
        var upper = text.toUpperCase(Locale.ROOT);
        var names = context.names();
        var found = Optional.<Names.Issue>empty();
        if (KEY.matcher(upper).matches()) {
            found = Optional.ofNullable(names.issuesByKey(List.of(upper)).get(upper));
        } else if (ID.matcher(upper).matches()) {
            var id = Long.valueOf(upper);
            found = Optional.ofNullable(names.issuesById(List.of(id)).get(id));
        }
        return found.filter(context.caller()::sees);
    }
}
