package org.espalier.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.issues.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads entity properties: any JSON of at most 32,768 characters, under a key of at most 255. */
final class PropertyRequest {

    private static final int LONGEST_VALUE = 32_768;
    private static final int LONGEST_KEY = 255;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PropertyRequest() {}

    /** The value that a body is, kept as it was sent. */
    static String value(String key, String body) {
        requireKey(key);
        requireLength(body);
        try {
            if (JSON.readTree(body).isMissingNode() || !Payload.storable(body)) {
                throw invalid();
            }
            return body;
        } catch (JacksonException broken) {
            throw invalid();
        }
    }

    /** The properties that come with an issue; null deletes. */
    static Map<String, Optional<String>> list(JsonNode list) {
        if (!Payload.absent(list) && !list.isArray()) {
            throw Payload.invalid();
        }
        Map<String, Optional<String>> properties = new LinkedHashMap<>();
        for (JsonNode entry : list.values()) {
            String key = Payload.text(Payload.object(entry).path("key")).orElse("");
            requireKey(key);
            JsonNode value = entry.path("value");
            if (Payload.absent(value)) {
                properties.put(key, Optional.empty());
            } else {
                requireLength(value.toString());
                properties.put(key, Optional.of(value.toString()));
            }
        }
        return properties;
    }

    private static void requireKey(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY || !Payload.storable(key)) {
            throw Refusal.badRequest("The property key must have from 1 to 255 characters.");
        }
    }

    private static void requireLength(String value) {
        if (value.length() > LONGEST_VALUE) {
            throw Refusal.badRequest("The property value is too long. It must be at most 32768 characters long.");
        }
    }

    private static Refusal invalid() {
        return Refusal.badRequest("The property value must be valid JSON.");
    }
}
