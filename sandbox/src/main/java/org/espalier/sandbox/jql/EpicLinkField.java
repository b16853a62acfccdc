package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/** The epic an issue belongs to: its parent, where that is of an epic's level. */
final class EpicLinkField implements SearchField {

    private static final int EPIC_LEVEL = 1;

    @Override
    public Set<Operator> operators() {
        return LIKENESS;
    }

    @Override
    public Sql present(Context context) {
        var epics = context.names().issueTypes().stream()
                .filter(type -> type.level() == EPIC_LEVEL)
                .map(Names.IssueType::id)
                .toList();
        Sql present = Sql.of(
                "EXISTS (SELECT 1 FROM issue e WHERE e.id = i.parent_id AND e.type_id = ANY(?))", Sql.numbers(epics));
        return switch (context.names().parents()) {
            case ON_EVERY_LEVEL -> present;
            case OF_SUB_TASKS ->
                Sql.all(List.of(present, ParentField.subTask(context).denied()));
        };
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.all(List.of(IssueValues.condition("i.parent_id", asked), present(asked.context())));
    }

    @Override
    public List<String> sortKeys() {
        return List.of("(SELECT e.key COLLATE \"C\" FROM issue e JOIN issue_type t ON t.id = e.type_id"
                + " WHERE e.id = i.parent_id AND t.hierarchy_level = " + EPIC_LEVEL + ")");
    }
}
