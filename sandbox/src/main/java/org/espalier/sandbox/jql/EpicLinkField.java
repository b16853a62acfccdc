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
    public String type() {
        return KeyField.TYPE;
    }

    @Override
    public Sql present(Context context) {
        return unlessSubTask(
                Sql.of(
                        "EXISTS (SELECT 1 FROM issue e WHERE e.id = i.parent_id AND e.type_id = ANY(?))",
                        epics(context)),
                context);
    }

    @Override
    public Sql anyOf(Asked asked) {
        // Asked of the few issues below those named, not of all epics, as an EXISTS would be where it is denied.
        var belowEpic =
                Sql.of("(SELECT e.type_id FROM issue e WHERE e.id = i.parent_id) = ANY(?)", epics(asked.context()));
        return unlessSubTask(Sql.all(List.of(IssueValues.condition("i.parent_id", asked), belowEpic)), asked.context());
    }

    /** On Data Center what stands above a sub-task is its parent, of whatever type. */
    private static Sql unlessSubTask(Sql asked, Context context) {
        return switch (context.names().parents()) {
            case ON_EVERY_LEVEL -> asked;
            case OF_SUB_TASKS ->
                Sql.all(List.of(asked, ParentField.subTask(context).denied()));
        };
    }

    private static Object epics(Context context) {
        return Sql.numbers(context.names().issueTypes().stream()
                .filter(type -> type.level() == EPIC_LEVEL)
                .map(Names.IssueType::id)
                .toList());
    }

    @Override
    public List<SortKey> sortKeys(Context context) {
        // A tilde stands behind every letter of a key, and so what has no epic behind all that has.
        return List.of(
                SortKey.text("COALESCE(" + epic("split_part(e.key, '-', 1)", context) + ", '~') COLLATE \"C\""),
                SortKey.number("COALESCE(" + epic("e.number", context) + ", 0)"));
    }

    private static String epic(String expression, Context context) {
        return "(SELECT " + expression + " FROM issue e JOIN issue_type t ON t.id = e.type_id"
                + " WHERE e.id = i.parent_id AND t.hierarchy_level = " + EPIC_LEVEL
                + switch (context.names().parents()) {
                    case ON_EVERY_LEVEL -> ")";
                    case OF_SUB_TASKS ->
                        " AND NOT EXISTS (SELECT 1 FROM issue_type o WHERE o.id = i.type_id AND o.hierarchy_level < 0))";
                };
    }
}
