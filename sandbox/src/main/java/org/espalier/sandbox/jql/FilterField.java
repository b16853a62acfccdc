package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/** Saved filters: an issue is in one if its query finds it for this caller. */
final class FilterField implements SearchField {

    /** How many filters may stand inside each other. */
    private static final int DEEPEST = 5;

    @Override
    public Set<Operator> operators() {
        return Set.of(Operator.EQUALS, Operator.NOT_EQUALS, Operator.IN, Operator.NOT_IN);
    }

    @Override
    public String type() {
        return "com.atlassian.jira.issue.search.SearchRequest";
    }

    @Override
    public Sql present(Context context) {
        return Sql.TRUE;
    }

    @Override
    public Sql anyOf(Asked asked) {
        var filters = asked.context().names().filters(asked.context().caller());
        return Sql.any(asked.values().stream()
                .flatMap(value -> found(value, filters, asked).stream())
                .map(filter -> query(filter, asked))
                .toList());
    }

    /** The others, among them those that a comparison with an absent value leaves open. */
    @Override
    public Sql noneOf(Asked asked) {
        var found = anyOf(asked);
        return new Sql("(" + found.text() + ") IS NOT TRUE", found.parameters());
    }

    private Sql query(Names.Filter filter, Asked asked) {
        var context = asked.context();
        if (context.filters().contains(filter.id())) {
            return refused(
                    "Field '" + asked.field() + "' with value '" + filter.name() + "' matches filter '"
                            + filter.name()
                            + "' and causes a cyclical reference, this query can not be executed and should be edited.",
                    asked);
        }
        if (context.filters().size() == DEEPEST) {
            return refused(
                    "The saved filters of this query stand inside each other more than " + DEEPEST
                            + " times. Name fewer of them.",
                    asked);
        }
        return Jql.parse(filter.jql())
                .where()
                .map(where -> new Conditions(new SearchFields(context.names()), context.inside(filter.id())).of(where))
                .orElse(Sql.TRUE);
    }

    private static Sql refused(String message, Asked asked) {
        asked.context().problems().error(message);
        return Sql.FALSE;
    }

    private static List<Names.Filter> found(Operand value, List<Names.Filter> filters, Asked asked) {
        if (value instanceof Operand.Call call) {
            asked.misplaced(call);
            return List.of();
        }
        var text = value instanceof Operand.Text(var name) ? name : Printer.shown(value);
        var withId = filters.stream()
                .filter(filter -> Long.toString(filter.id()).equals(text))
                .toList();
        var named = filters.stream()
                .filter(filter -> filter.name().equalsIgnoreCase(text))
                .toList();
        var first = value instanceof Operand.Digits ? withId : named;
        var second = value instanceof Operand.Digits ? named : withId;
        var found = first.isEmpty() ? second : first;
        if (found.isEmpty()) {
            asked.unknown(text);
        }
        return found;
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of();
    }
}
