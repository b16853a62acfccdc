package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.ParentWish;
import org.espalier.sandbox.issues.Placement;
import org.espalier.sandbox.issues.Priority;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.SprintWish;
import tools.jackson.databind.JsonNode;

/** What the body of a create or an edit asks of each field; what is wrong with several fields is told at once. */
final class IssueRequest {

    private static final int LONGEST_SUMMARY = 255;
    private static final Set<String> TEXTS = Set.of("description", "environment");
    private static final Set<String> KNOWN = Set.of("fields", "update", "historyMetadata", "properties", "transition");

    private final Catalogue catalogue;
    private final Set<String> settable;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final Map<String, JsonNode> apart = new LinkedHashMap<>();
    private Optional<String> summary = Optional.empty();
    private final List<UnaryOperator<List<String>>> labels = new ArrayList<>();
    private Optional<Priority> priority = Optional.empty();
    private ParentWish parent = new ParentWish.Unchanged();
    private String placedBy = "";
    private SprintWish sprint = new SprintWish.Unchanged();
    private final Map<String, String> texts = new LinkedHashMap<>();

    private IssueRequest(Catalogue catalogue, Set<String> settable) {
        this.catalogue = catalogue;
        this.settable = settable;
    }

    /** Reads a body; the fields that only a creation has are kept apart for it. */
    static IssueRequest read(JsonNode body, Catalogue catalogue, Set<String> settable, Set<String> apart) {
        Payload.object(body);
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            boolean refused = !KNOWN.contains(entry.getKey())
                    || (!entry.getValue().isEmpty()
                            && Set.of("properties", "transition").contains(entry.getKey()));
            if (refused) {
                throw Refusal.badRequest(
                        "Nothing was changed, because this Jira does not take \"" + entry.getKey() + "\" here.");
            }
        }
        IssueRequest request = new IssueRequest(catalogue, settable);
        JsonNode fields = objectOrAbsent(body.path("fields"));
        JsonNode update = objectOrAbsent(body.path("update"));
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (update.has(field.getKey())) {
                throw Refusal.badField(
                        field.getKey(), "Field '" + field.getKey() + "' is in both 'fields' and 'update'.");
            }
            if (apart.contains(field.getKey())) {
                request.apart.put(field.getKey(), field.getValue());
            } else {
                request.take(field.getKey(), "set", field.getValue());
            }
        }
        update.properties().forEach(field -> request.takeAll(field.getKey(), field.getValue()));
        return request;
    }

    private static JsonNode objectOrAbsent(JsonNode node) {
        return Payload.absent(node) ? node : Payload.object(node);
    }

    IssueEdit edit() {
        refuseErrors();
        return new IssueEdit(summary, this::labels, priority, new Placement(parent, sprint), texts);
    }

    Optional<String> summary() {
        return summary;
    }

    Optional<Priority> priority() {
        return priority;
    }

    ParentWish parent() {
        return parent;
    }

    SprintWish sprint() {
        return sprint;
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    List<String> labels(List<String> before) {
        List<String> after = before;
        for (UnaryOperator<List<String>> step : labels) {
            after = step.apply(after);
        }
        return after;
    }

    JsonNode apart(String field) {
        return apart.getOrDefault(field, TermJson.JSON.missingNode());
    }

    void error(String field, String message) {
        errors.putIfAbsent(field, message);
    }

    void refuseErrors() {
        if (!errors.isEmpty()) {
            throw Refusal.badFields(errors);
        }
    }

    private void takeAll(String field, JsonNode operations) {
        if (!operations.isArray()) {
            throw Payload.invalid();
        }
        for (JsonNode operation : operations.values()) {
            Payload.object(operation).properties().forEach(step -> take(field, step.getKey(), step.getValue()));
        }
    }

    private void take(String field, String operation, JsonNode value) {
        boolean text = TEXTS.contains(field);
        if (!settable.contains(field)) {
            if (!text || !value.isNull()) {
                error(field, Refusal.unsettable(field));
            }
        } else if (field.equals("labels")) {
            takeLabels(operation, value);
        } else if (!operation.equals("set")) {
            error(field, "Operation '" + operation + "' is not supported by the field '" + field + "'.");
        } else if (text) {
            takeText(field, value);
        } else {
            set(field, value);
        }
    }

    private void set(String field, JsonNode value) {
        switch (field) {
            case "summary" -> takeSummary(value);
            case "priority" -> takePriority(value);
            case "parent" -> takeParent(value);
            case CustomFields.EPIC_LINK -> takeEpic(value);
            case CustomFields.SPRINT -> takeSprint(value);
            default -> throw new IllegalStateException("No field " + field + " is known; this indicates a bug.");
        }
    }

    private void takeText(String field, JsonNode value) {
        if (!value.isNull() && !value.isString()) {
            error(field, "Operation value must be a string");
        } else if (value.isString() && !Payload.storable(value.stringValue())) {
            error(field, "The text is invalid because it contains characters that are no text.");
        } else {
            texts.put(field, value.asString(""));
        }
    }

    private void takeEpic(JsonNode value) {
        if (!value.isNull() && !value.isString()) {
            error(CustomFields.EPIC_LINK, "Operation value must be a string");
        } else {
            place(
                    CustomFields.EPIC_LINK,
                    new ParentWish.InEpic(Payload.text(value).filter(key -> !key.isEmpty())));
        }
    }

    /** A sprint is written as its number, though it is read as a list of objects. */
    private void takeSprint(JsonNode value) {
        Optional<String> number = value.isIntegralNumber() || value.isString() ? Payload.text(value) : Optional.empty();
        if (value.isNull()) {
            sprint = new SprintWish.None();
        } else if (number.filter(Payload::isNumber).isPresent()) {
            sprint = new SprintWish.In(Long.parseLong(number.get()));
        } else {
            error(CustomFields.SPRINT, "Number value expected as the Sprint id.");
        }
    }

    private void place(String field, ParentWish wish) {
        if (placedBy.isEmpty() || placedBy.equals(field)) {
            parent = wish;
            placedBy = field;
        } else {
            error(
                    field,
                    "The epic and the parent are the same here; name one of '" + placedBy + "' and '" + field + "'.");
        }
    }

    private void takeSummary(JsonNode value) {
        if (!value.isString() || value.stringValue().isBlank()) {
            error(
                    "summary",
                    value.isString() || value.isNull()
                            ? "You must specify a summary of the issue."
                            : "Operation value must be a string");
            return;
        }
        String text = value.stringValue();
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            error("summary", "The summary is invalid because it contains newline characters.");
        } else if (!Payload.storable(text)) {
            error("summary", "The summary is invalid because it contains characters that are no text.");
        } else if (text.length() > LONGEST_SUMMARY) {
            error("summary", "Summary can't exceed 255 characters.");
        } else {
            summary = Optional.of(text);
        }
    }

    private void takePriority(JsonNode value) {
        priority = Payload.text(value.path("id"))
                .flatMap(catalogue.priorities()::withId)
                .or(() -> Payload.text(value.path("name")).flatMap(catalogue.priorities()::withName));
        if (priority.isEmpty()) {
            error("priority", "The priority selected is invalid.");
        }
    }

    private void takeParent(JsonNode value) {
        JsonNode none = value.path("none");
        if (value.isNull() || (none.isBoolean() && none.booleanValue())) {
            place("parent", new ParentWish.None());
            return;
        }
        Optional<String> name = value.isObject()
                ? Payload.text(value.path("id")).or(() -> Payload.text(value.path("key")))
                : Optional.empty();
        if (name.isEmpty()) {
            error("parent", "data was not an object with the key or id of an issue");
        } else {
            place("parent", new ParentWish.Under(name.get()));
        }
    }

    private void takeLabels(String operation, JsonNode value) {
        List<String> words = value.isArray()
                ? value.values().stream().map(IssueRequest::label).toList()
                : List.of(label(value));
        for (String word : words) {
            if (word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)) {
                error("labels", "The label '" + word + "' contains spaces which is invalid.");
            }
            if (!Payload.storable(word)) {
                error("labels", "A label is invalid because it contains characters that are no text.");
            }
        }
        switch (operation) {
            case "set" -> labels.add(before -> distinct(List.of(), words));
            case "add" -> labels.add(before -> distinct(before, words));
            case "remove" ->
                labels.add(before ->
                        before.stream().filter(label -> !words.contains(label)).toList());
            default -> error("labels", "Operation '" + operation + "' is not supported by the field 'labels'.");
        }
    }

    private static String label(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        throw Refusal.badField("labels", "string expected at index 0");
    }

    private static List<String> distinct(List<String> before, List<String> words) {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(words);
        return List.copyOf(all);
    }
}
