package org.espalier.sandbox.issues;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the fields of an issue hold: ids of things and people, else texts; a field that holds nothing is absent.
 *
 * @param rest what else the store keeps as JSON, and no request changes
 */
record Contents(Map<IssueField, List<String>> values, ObjectNode rest) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of an issue that is being made. */
    static final Contents NONE = new Contents(Map.of(), JSON.createObjectNode());

    Contents {
        Map<IssueField, List<String>> sorted = new EnumMap<>(IssueField.class);
        values.forEach((field, held) -> {
            if (!held.isEmpty()) {
                sorted.put(field, List.copyOf(held));
            }
        });
        values = Collections.unmodifiableMap(sorted);
    }

    static Contents of(Issue issue) {
        Map<IssueField, List<String>> values = new EnumMap<>(IssueField.class);
        values.put(IssueField.SUMMARY, List.of(issue.head().summary()));
        values.put(IssueField.PRIORITY, one(issue.head().nature().priorityId()));
        values.put(IssueField.RESOLUTION, one(issue.details().resolutionId()));
        values.put(IssueField.LABELS, issue.details().labels());
        values.put(IssueField.ASSIGNEE, one(issue.details().people().assignee()));
        values.put(IssueField.REPORTER, one(issue.details().people().reporter()));
        values.put(IssueField.FIX_VERSIONS, texts(issue.details().parts().fixVersions()));
        values.put(IssueField.VERSIONS, texts(issue.details().parts().versions()));
        values.put(IssueField.COMPONENTS, texts(issue.details().parts().components()));
        ObjectNode rest = JSON.readTree(issue.details().extra()).asObject();
        for (IssueField field : IssueField.values()) {
            JsonNode kept = field.keptAs().map(rest::remove).orElse(null);
            if (kept != null && !kept.isNull()) {
                values.put(field, List.of(kept.toString()));
            }
        }
        return new Contents(values, rest);
    }

    Contents after(IssueEdit edit) {
        Map<IssueField, List<String>> values = new EnumMap<>(IssueField.class);
        values.putAll(this.values);
        for (Map.Entry<IssueField, UnaryOperator<List<String>>> entry :
                edit.fields().entrySet()) {
            values.put(entry.getKey(), entry.getValue().apply(of(entry.getKey())));
        }
        return new Contents(values, rest);
    }

    List<String> of(IssueField field) {
        return values.getOrDefault(field, List.of());
    }

    Optional<String> only(IssueField field) {
        return of(field).stream().findFirst();
    }

    String[] array(IssueField field) {
        return of(field).toArray(String[]::new);
    }

    /** What the store keeps as JSON. */
    String extra() {
        ObjectNode extra = rest.deepCopy();
        for (IssueField field : IssueField.values()) {
            field.keptAs().ifPresent(name -> only(field).ifPresent(value -> extra.set(name, JSON.readTree(value))));
        }
        return extra.toString();
    }

    private static List<String> one(Optional<?> value) {
        return value.map(String::valueOf).stream().toList();
    }

    private static List<String> texts(List<Long> ids) {
        return ids.stream().map(String::valueOf).toList();
    }
}
