package org.espalier.sandbox.jql;

import java.util.List;
import java.util.Set;

/** The issue directly above: on every level, as Cloud has it, or above sub-tasks alone, as Data Center has it. */
final class ParentField implements SearchField {

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
        Sql present = Sql.of("i.parent_id IS NOT NULL");
        return switch (context.names().parents()) {
            case ON_EVERY_LEVEL -> present;
            case OF_SUB_TASKS -> Sql.all(List.of(present, subTask(context)));
        };
    }

    @Override
    public Sql anyOf(Asked asked) {
        return Sql.all(List.of(IssueValues.condition("i.parent_id", asked), present(asked.context())));
    }

    /** The issue is a sub-task. */
    static Sql subTask(Context context) {
        var types = context.names().issueTypes().stream()
                .filter(type -> type.level() < 0)
                .map(Names.IssueType::id)
                .toList();
        return Sql.of("i.type_id = ANY(?)", Sql.numbers(types));
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        return List.of();
    }
}
