package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/** What stands above an epic, or above what itself stands above epics; only Data Center has this beside the parent. */
final class ParentLinkField implements SearchField {

    @Override
    public Set<Operator> operators() {
        return LIKENESS;
    }

    @Override
    public String type() {
        return KeyField.TYPE;
    }

    @Override
    public Sql present(Context context) {
        return Sql.of("(i.parent_id IS NOT NULL AND i.type_id = ANY(?))", aboveBase(context));
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.all(List.of(IssueValues.condition("i.parent_id", asked), present(asked.context())));
    }

    private static Object aboveBase(Context context) {
        return Sql.numbers(context.names().issueTypes().stream()
                .filter(type -> type.level() > 0)
                .map(Names.IssueType::id)
                .toList());
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        var above = "(SELECT %s FROM issue e JOIN issue_type t ON t.id = i.type_id"
                + " WHERE e.id = i.parent_id AND t.hierarchy_level > 0)";
        return List.of(
                SortKey.text("COALESCE(" + above.formatted("split_part(e.key, '-', 1)") + ", '~') COLLATE \"C\""),
                SortKey.number("COALESCE(" + above.formatted("e.number") + ", 0)"));
    }
}
