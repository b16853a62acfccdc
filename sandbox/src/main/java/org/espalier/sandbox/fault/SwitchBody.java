package org.espalier.sandbox.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Refusal;
import tools.jackson.databind.JsonNode;

/** Switches as a request sets them, all at once: what it does not name is as it is by nature. */
public final class SwitchBody {

    private final JsonNode body;
    private final String consequence;

    private SwitchBody(JsonNode body, String consequence) {
        this.body = body;
        this.consequence = consequence;
    }

    /**
     * Refuses what is no object, and names that are not known.
     *
     * @param consequence what every refusal ends with, such as "so the faults stay as they are"
     */
    public static SwitchBody read(JsonNode body, Set<String> known, String consequence) {
        if (!body.isObject()) {
            throw Refusal.badRequest("The body is not a JSON object, " + consequence + ".");
        }
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            if (!known.contains(entry.getKey())) {
                throw Refusal.badField(entry.getKey(), "There is no such switch, " + consequence + ".");
            }
        }
        return new SwitchBody(body, consequence);
    }

    /** So many times of a hundred, at first never. */
    public int percent(String name) {
        return (int) number(name, 100, 0);
    }

    /** A whole number from 0 up. */
    public long number(String name, long most, long absent) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return absent;
        }
        if (!isWhole(value.get()) || value.get().longValue() < 0 || value.get().longValue() > most) {
            throw refused(name, "It must be a whole number from 0 to " + most);
        }
        return value.get().longValue();
    }

    /** Any whole number. */
    public Optional<Long> whole(String name) {
        Optional<JsonNode> value = value(name);
        if (value.filter(node -> !isWhole(node)).isPresent()) {
            throw refused(name, "It must be a whole number");
        }
        return value.map(JsonNode::longValue);
    }

    /** Off unless it is set. */
    public boolean flag(String name) {
        Optional<JsonNode> value = value(name);
        if (value.filter(node -> !node.isBoolean()).isPresent()) {
            throw refused(name, "It must be true or false");
        }
        return value.map(JsonNode::booleanValue).orElse(false);
    }

    /** A list of words of one kind, at first empty. */
    public List<String> list(String name, String kind) {
        Optional<JsonNode> value = value(name);
        if (value.filter(node -> !node.isArray()).isPresent()) {
            throw refused(name, "It must be a list of " + kind);
        }
        return value.stream()
                .flatMap(list -> list.values().stream())
                .map(word -> word.isString() ? word.stringValue() : word.toString())
                .toList();
    }

    /** A word, if one is given. */
    public Optional<String> word(String name) {
        Optional<JsonNode> value = value(name);
        if (value.filter(node -> !node.isString()).isPresent()) {
            throw refused(name, "It must be a text");
        }
        return value.map(JsonNode::stringValue);
    }

    /** What is said of a value that cannot be. */
    public Refusal refused(String name, String reason) {
        return Refusal.badField(name, reason + ", " + consequence + ".");
    }

    private Optional<JsonNode> value(String name) {
        JsonNode value = body.path(name);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }
}
