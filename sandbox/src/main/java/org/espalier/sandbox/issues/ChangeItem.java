package org.espalier.sandbox.issues;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One field's change as an entry of the history tells it.
 *
 * @param fieldId absent for what Jira records under a name alone
 */
record ChangeItem(String field, Optional<String> fieldId, Value before, Value after) {

    /** One side of a change: Jira's id for the value, and the words shown to people. */
    record Value(Optional<String> id, Optional<String> text) {

        static final Value NOTHING = new Value(Optional.empty(), Optional.empty());

        static Value text(String text) {
            return new Value(Optional.empty(), Optional.of(text));
        }

        static Value of(String id, String text) {
            return new Value(Optional.of(id), Optional.of(text));
        }

        static Value of(Optional<IssueHead> issue) {
            return issue.map(head -> of(Long.toString(head.id()), head.key())).orElse(NOTHING);
        }
    }

    ObjectNode json() {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("field", field);
        item.put(
                "fieldtype", fieldId.filter(id -> id.startsWith("customfield_")).isPresent() ? "custom" : "jira");
        fieldId.ifPresent(id -> item.put("fieldId", id));
        item.put("from", before.id().orElse(null));
        item.put("fromString", before.text().orElse(null));
        item.put("to", after.id().orElse(null));
        item.put("toString", after.text().orElse(null));
        return item;
    }
}
