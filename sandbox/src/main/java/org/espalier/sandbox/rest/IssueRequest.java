package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.espalier.sandbox.issues.Additions;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.ParentWish;
import org.espalier.sandbox.issues.Refusal;
import tools.jackson.databind.JsonNode;

/** What a body asks of each field of an issue; what is wrong with several fields is told at once. */
final class IssueRequest {

    private static final Set<String> KNOWN = Set.of("fields", "update", "historyMetadata", "properties", "transition");
    private static final String COMMENT = "comment";

    private final FieldValues values;
    private final Set<String> settable;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final Map<String, JsonNode> apart = new LinkedHashMap<>();
    private final Map<IssueField, UnaryOperator<List<String>>> fields = new EnumMap<>(IssueField.class);
    private final PlaceRequest place = new PlaceRequest(this::error);
    private final List<String> comments = new ArrayList<>();
    private Map<String, Optional<String>> properties = Map.of();

    private IssueRequest(Ground ground, Set<String> settable) {
        this.values = new FieldValues(ground);
        this.settable = settable;
    }

    /** Reads a body; the fields that only a creation has are kept apart for it. */
    static IssueRequest read(JsonNode body, Ground ground, Set<String> settable, Set<String> apart) {
        Payload.object(body);
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (!KNOWN.contains(entry.getKey())
                    || (entry.getKey().equals("transition") && !entry.getValue().isEmpty())) {
                throw Refusal.badRequest(
                        "Nothing was changed, because this Jira does not take \"" + entry.getKey() + "\" here.");
            }
        }
        IssueRequest request = new IssueRequest(ground, settable);
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
        request.properties = PropertyRequest.list(body.path("properties"));
        return request;
    }

    private static JsonNode objectOrAbsent(JsonNode node) {
        return Payload.absent(node) ? node : Payload.object(node);
    }

    /** The edit asked for, or what is wrong with it. */
    IssueEdit edit() {
        if (!errors.isEmpty()) {
            throw Refusal.badFields(errors);
        }
        return new IssueEdit(fields, place.placement(), new Additions(comments, properties));
    }

    boolean names(IssueField field) {
        return fields.containsKey(field);
    }

    ParentWish parent() {
        return place.placement().parent();
    }

    JsonNode apart(String field) {
        return apart.getOrDefault(field, TermJson.JSON.missingNode());
    }

    void error(String field, String message) {
        errors.putIfAbsent(field, message);
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
        Optional<IssueField> known = IssueField.withId(field);
        if (!settable.contains(field)) {
            boolean nothing = known.filter(text -> text.kind() == IssueField.Kind.RICH_TEXT)
                    .isPresent();
            if (!nothing || !value.isNull()) {
                error(field, Refusal.unsettable(field));
            }
        } else if (field.equals(COMMENT)) {
            takeComment(operation, value);
        } else if (known.filter(list -> list.kind().many()).isPresent()) {
            takeMany(known.get(), operation, value);
        } else if (!operation.equals("set")) {
            error(field, "Operation '" + operation + "' is not supported by the field '" + field + "'.");
        } else if (known.isPresent()) {
            List<String> held = values.read(known.get(), value, message -> error(field, message));
            fields.put(known.get(), before -> held);
        } else {
            place.take(field, value);
        }
    }

    private void takeMany(IssueField field, String operation, JsonNode value) {
        List<String> named = values.read(field, value, message -> error(field.id(), message));
        UnaryOperator<List<String>> earlier = fields.getOrDefault(field, UnaryOperator.identity());
        switch (operation) {
            case "set" -> fields.put(field, before -> distinct(List.of(), named));
            case "add" -> fields.put(field, before -> distinct(earlier.apply(before), named));
            case "remove" ->
                fields.put(
                        field,
                        before -> earlier.apply(before).stream()
                                .filter(held -> !named.contains(held))
                                .toList());
            default ->
                error(field.id(), "Operation '" + operation + "' is not supported by the field '" + field.id() + "'.");
        }
    }

    /** A comment can be added with other changes; changing one has a call of its own. */
    private void takeComment(String operation, JsonNode value) {
        if (!operation.equals("add")) {
            error(COMMENT, "Operation '" + operation + "' is not supported by the field 'comment'.");
            return;
        }
        List<String> body = values.richText(value.path("body"), message -> error(COMMENT, message));
        if (body.isEmpty()) {
            error(COMMENT, "Comment body can not be empty!");
        }
        comments.addAll(body);
    }

    private static List<String> distinct(List<String> before, List<String> more) {
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(more);
        return List.copyOf(all);
    }
}
