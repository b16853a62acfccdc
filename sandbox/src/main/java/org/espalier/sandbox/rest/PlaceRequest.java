package org.espalier.sandbox.rest;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.ParentWish;
import org.espalier.sandbox.issues.Placement;
import org.espalier.sandbox.issues.SprintWish;
import tools.jackson.databind.JsonNode;

/** What a body asks of an issue's place: its parent, its epic, its sprint. */
final class PlaceRequest {

    private final BiConsumer<String, String> error;
    private ParentWish parent = new ParentWish.Unchanged();
    private String placedBy = "";
    private SprintWish sprint = new SprintWish.Unchanged();

    PlaceRequest(BiConsumer<String, String> error) {
        this.error = error;
    }

    Placement placement() {
        return new Placement(parent, sprint);
    }

    void take(String field, JsonNode value) {
        switch (field) {
            case "parent" -> takeParent(value);
            case CustomFields.EPIC_LINK ->
                takeKey(field, value).ifPresent(key -> place(field, new ParentWish.InEpic(key)));
            case CustomFields.PARENT_LINK ->
                takeKey(field, value).ifPresent(key -> place(field, new ParentWish.AboveEpics(key)));
            case CustomFields.SPRINT -> takeSprint(value);
            default -> throw new IllegalStateException("No field " + field + " is known; this indicates a bug.");
        }
    }

    /** A key, or the wish for none; absent where it is neither. */
    private Optional<Optional<String>> takeKey(String field, JsonNode value) {
        if (!value.isNull() && !value.isString()) {
            error.accept(field, "Operation value must be a string");
            return Optional.empty();
        }
        return Optional.of(Payload.text(value).filter(key -> !key.isEmpty()));
    }

    /** A sprint is written as its number, though it is read as a list of objects. */
    private void takeSprint(JsonNode value) {
        Optional<String> number = value.isIntegralNumber() || value.isString() ? Payload.text(value) : Optional.empty();
        if (value.isNull()) {
            sprint = new SprintWish.None();
        } else if (number.filter(Payload::isNumber).isPresent()) {
            sprint = new SprintWish.In(Long.parseLong(number.get()));
        } else {
            error.accept(CustomFields.SPRINT, "Number value expected as the Sprint id.");
        }
    }

    private void place(String field, ParentWish wish) {
        if (placedBy.isEmpty() || placedBy.equals(field)) {
            parent = wish;
            placedBy = field;
        } else {
            error.accept(
                    field,
                    "The epic and the parent are the same here; name one of '" + placedBy + "' and '" + field + "'.");
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
            error.accept("parent", "data was not an object with the key or id of an issue");
        } else {
            place("parent", new ParentWish.Under(name.get()));
        }
    }
}
