package org.espalier.sandbox.issues;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a request wants to change about an issue; what is not named stays.
 *
 * @param fields for each field to change, what it holds afterwards, given what it holds: ids of things and people, else
 *     texts; an empty list clears it
 */
public record IssueEdit(Map<IssueField, UnaryOperator<List<String>>> fields, Placement placement, Additions additions) {

    /** What a request wants to change. */
    public IssueEdit {
        Map<IssueField, UnaryOperator<List<String>>> sorted = new EnumMap<>(IssueField.class);
        sorted.putAll(fields);
        fields = Collections.unmodifiableMap(sorted);
    }

    /** An edit of the place alone. */
    public static IssueEdit of(Placement placement) {
        return new IssueEdit(Map.of(), placement, Additions.NONE);
    }

    /** The same edit, and one field more. */
    public IssueEdit with(IssueField field, List<String> values) {
        Map<IssueField, UnaryOperator<List<String>>> more = new EnumMap<>(IssueField.class);
        more.putAll(fields);
        more.put(field, before -> values);
        return new IssueEdit(more, placement, additions);
    }

    /** The same edit, but what the issue is below stays. */
    public IssueEdit withoutParent() {
        return new IssueEdit(fields, new Placement(new ParentWish.Unchanged(), placement.sprint()), additions);
    }

    /** Whether a field is named. */
    public boolean names(IssueField field) {
        return fields.containsKey(field);
    }
}
