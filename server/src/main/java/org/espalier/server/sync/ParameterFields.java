package org.espalier.server.sync;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a parameter object one by one; all faults are collected and told together. */
final class ParameterFields {
    private final JsonNode object;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    ParameterFields(JsonNode object) {
        if (!object.isObject()) {
            throw Refusal.malformed(new Fault(
                    "/parameters", "not_an_object", "The parameters are an object, such as {}; nothing was changed."));
        }
        this.object = object;
    }

    boolean truth(String name, boolean otherwise) {
        var value = value(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.get().isBoolean()) {
            fault(name, "not_a_boolean", name + " is true or false.");
            return otherwise;
        }
        return value.get().booleanValue();
    }

    Optional<String> text(String name) {
        var value = value(name);
        if (value.isPresent() && !value.get().isString() && !value.get().isIntegralNumber()) {
            fault(name, "not_a_text", name + " is a text.");
            return Optional.empty();
        }
        return value.map(JsonNode::asString);
    }

    String requiredText(String name, String purpose) {
        var text = text(name).map(String::strip).filter(each -> !each.isEmpty());
        if (text.isEmpty()) {
            fault(name, "required", name + " is missing: " + purpose);
        }
        return text.orElse("");
    }

    List<String> texts(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!value.get().isArray() || value.get().valueStream().anyMatch(each -> !each.isString())) {
            fault(name, "not_a_list", name + " is a list of texts.");
            return List.of();
        }
        return value.get().valueStream().map(JsonNode::asString).toList();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        var constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(each -> each.name().equals(text.get()))
                .findFirst()
                .orElseGet(() -> {
                    fault(name, "unknown_value", name + " is one of " + Arrays.toString(constants) + ".");
                    return otherwise;
                });
    }

    /** The field as it is, if it is there and not null. */
    Optional<JsonNode> value(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    void fault(String name, String code, String detail) {
        faults.add(new Fault("/parameters/" + name, code, detail));
    }

    /** Refuses fields that nobody asked for, and everything else that was wrong. */
    void finish() {
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fault(name, "unknown_field", "There is no parameter " + name + "."));
        if (!faults.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE,
                    faults.getFirst().code(),
                    faults.getFirst().detail() + " Nothing was changed.",
                    faults);
        }
    }
}
