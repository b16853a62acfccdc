package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.ChangeItem.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sets the fields of an issue, all but its parent. */
@Component
class FieldChanges {

    private static final JsonMapper READER = JsonMapper.builder().build();

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final SprintField sprints;
    private final History history;

    FieldChanges(JdbcClient database, Catalogue catalogue, SprintField sprints, History history) {
        this.database = database;
        this.catalogue = catalogue;
        this.sprints = sprints;
        this.history = history;
    }

    /** Sets what differs, for an issue whose row is held, and notes it in the history; whether anything differed. */
    boolean change(Caller caller, Issue now, IssueEdit edit, Instant moment) {
        List<ChangeItem> items = changed(caller, now, edit);
        if (!items.isEmpty()) {
            history.add(now.id(), caller.author(), moment, items.toArray(ChangeItem[]::new));
        }
        return !items.isEmpty();
    }

    private List<ChangeItem> changed(Caller caller, Issue now, IssueEdit edit) {
        List<ChangeItem> items = new ArrayList<>();
        edit.summary().filter(summary -> !summary.equals(now.head().summary())).ifPresent(summary -> {
            set(now, "summary = :value", summary);
            items.add(new ChangeItem(
                    "summary", Optional.of("summary"), Value.text(now.head().summary()), Value.text(summary)));
        });
        List<String> before = now.details().labels();
        List<String> after = edit.labels().apply(before);
        if (!after.equals(before)) {
            set(now, "labels = :value::text[]", after.toArray(String[]::new));
            items.add(new ChangeItem(
                    "labels",
                    Optional.of("labels"),
                    Value.of("", String.join(" ", before)),
                    Value.of("", String.join(" ", after))));
        }
        Optional<Priority> urgency = now.head().nature().priorityId().map(catalogue.priorities()::of);
        edit.priority().filter(wanted -> !urgency.equals(Optional.of(wanted))).ifPresent(wanted -> {
            set(now, "priority_id = :value", wanted.id());
            items.add(new ChangeItem(
                    "priority",
                    Optional.of("priority"),
                    urgency.map(FieldChanges::value).orElse(Value.NOTHING),
                    value(wanted)));
        });
        edit.texts().forEach((field, text) -> changeText(now, field, text).ifPresent(items::add));
        sprints.change(caller, now, edit.placement().sprint()).ifPresent(items::add);
        return List.copyOf(items);
    }

    private Optional<ChangeItem> changeText(Issue now, String field, String text) {
        String before = READER.readTree(now.details().extra()).path(field).asString("");
        if (before.equals(text)) {
            return Optional.empty();
        }
        set(
                now,
                text.isEmpty() ? "extra = extra - :value::text" : "extra = extra || :value::jsonb",
                text.isEmpty()
                        ? field
                        : JsonNodeFactory.instance.objectNode().put(field, text).toString());
        return Optional.of(new ChangeItem(field, Optional.of(field), value(before), value(text)));
    }

    private static Value value(String text) {
        return text.isEmpty() ? Value.NOTHING : Value.text(text);
    }

    private void set(Issue issue, String assignment, Object value) {
        database.sql("update issue set " + assignment + " where id = :id")
                .param("value", value)
                .param("id", issue.id())
                .update();
    }

    private static Value value(Priority priority) {
        return Value.of(Long.toString(priority.id()), priority.name());
    }
}
