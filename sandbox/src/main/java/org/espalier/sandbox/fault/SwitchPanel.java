package org.espalier.sandbox.fault;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Switches that belong together, for pages that show and set them without knowing what they mean. */
public interface SwitchPanel {

    /** The word for them in addresses. */
    String word();

    /** Every switch with its value: a number, a boolean, a text or a list of texts. */
    Map<String, Object> values();

    /** The words that a text may be, for those switches that take no others; the empty one stands for none. */
    default Map<String, List<String>> choices() {
        return Map.of();
    }

    /** Replaces all values, as a request with that body does. */
    void replace(JsonNode body);
}
