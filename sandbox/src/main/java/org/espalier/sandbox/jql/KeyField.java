package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/**
 * The issue itself.
 *
 * <p>A key compared by order means the issues of the same project with lower or higher numbers. A number means ids,
 * needs no issue to exist, and ORDER BY id sorts by it, so that {@code id > 10400 ORDER BY id} pages through a site.
 */
final class KeyField implements SearchField {

    static final String TYPE = "com.atlassian.jira.issue.Issue";

    static final SearchField BY_KEY =
            new KeyField(List.of(SortKey.text("split_part(i.key, '-', 1) COLLATE \"C\""), SortKey.number("i.number")));
    static final SearchField BY_ID = new KeyField(List.of(SortKey.ID));

    private final List<SortKey> sortKeys;

    private KeyField(List<SortKey> sortKeys) {
        this.sortKeys = sortKeys;
    }

    @Override
    public Set<Operator> operators() {
        return Set.of(
                Operator.EQUALS,
                Operator.NOT_EQUALS,
                Operator.LESS,
                Operator.GREATER,
                Operator.LESS_EQUALS,
                Operator.GREATER_EQUALS,
                Operator.IN,
                Operator.NOT_IN);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Sql present(Context context) {
        return Sql.TRUE;
    }

    @Override
    public Sql anyOf(Asked asked) {
        return IssueValues.condition("i.id", asked);
    }

    @Override
    public Sql compared(Operator operator, Asked asked) {
        if (asked.values().getFirst() instanceof Operand.Digits(var digits)) {
            return Sql.of("i.id " + operator.text() + " ?", Long.valueOf(digits));
        }
        return IssueValues.only(asked)
                .map(issue -> Sql.of(
                        "(i.project_id = ? AND i.number " + operator.text() + " ?)", issue.projectId(), issue.number()))
                .orElse(Sql.FALSE);
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return sortKeys;
    }
}
