package org.espalier.sandbox.jql;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** When the caller last looked at the issue; nobody has looked at anything for somebody else, a visitor at nothing. */
final class ViewedField implements SearchField {

    @Override
    public Set<Operator> operators() {
        return Operator.together(LIKENESS, Operator.OF_ORDER);
    }

    @Override
    public String type() {
        return DateField.TYPE;
    }

    @Override
    public Sql present(Context context) {
        return viewed("", List.of(), context);
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.any(asked.values().stream()
                .flatMap(value -> DateField.moment(value, asked).stream())
                .map(moment -> viewed("=", moment, asked.context()))
                .toList());
    }

    @Override
    public Sql compared(Operator operator, Asked asked) {
        return DateField.moment(asked.values().getFirst(), asked)
                .map(moment -> viewed(operator.text(), moment, asked.context()))
                .orElse(Sql.FALSE);
    }

    private static Sql viewed(String operator, Instant moment, Context context) {
        var when = DateField.compared("w.viewed", operator, moment, context);
        return viewed(" AND " + when.text(), when.parameters(), context);
    }

    private static Sql viewed(String when, List<Object> moments, Context context) {
        return context.caller()
                .account()
                .map(account -> new Sql(
                        "i.id IN (SELECT w.issue_id FROM issue_view w WHERE w.account = ?" + when + ")",
                        Stream.concat(Stream.of(account), moments.stream()).toList()))
                .orElse(Sql.FALSE);
    }

    /** A sort key takes no parameters, so the account stands in its text, as a text. */
    @Override
    public List<SortKey> sortKeys(Context context) {
        var account = context.caller().account().orElse("").replace("'", "''");
        return List.of(new SortKey(
                "COALESCE((SELECT w.viewed FROM issue_view w WHERE w.issue_id = i.id AND w.account = '" + account
                        + "'), " + DateField.NEVER + ")",
                "timestamptz"));
    }
}
