package org.espalier.contract;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One operation of a document. */
record Operation(Document document, String path, String method) {

    /** Its name in reports and in the list of corrections. */
    @Override
    public String toString() {
        return document + " " + method.toUpperCase(Locale.ROOT) + " " + path;
    }

    /** A document of this operation alone, so that few of thousands are read, with what the corrections make of it. */
    String corrected(Collection<Correction> corrections) {
        JsonNode operations = document.path(path);
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("openapi", "3.0.1");
        whole.putObject("info").put("title", toString()).put("version", "1");
        ObjectNode there = whole.putObject("paths").putObject(path);
        there.putArray("parameters").addAll(operations.path("parameters").values());
        ObjectNode operation = there.putObject(method)
                .setAll((ObjectNode) operations.path(method).deepCopy());
        // Several operations of a document have the same id, and nobody has to log in to a document.
        operation.remove(List.of("operationId", "security"));
        Examples.replace(operation);
        Place place = Place.of(operation, document.content());
        place.refer(there);
        corrections.stream()
                .filter(correction -> correction.concerns(this))
                .flatMap(correction -> correction.repairs().stream())
                .forEach(repair -> repair.change().accept(place));
        whole.putObject("components").putObject("schemas").setAll(place.schemas());
        return whole.toString();
    }
}
