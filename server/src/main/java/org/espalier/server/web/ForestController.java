package org.espalier.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.Formula;
import org.espalier.core.structure.Item;
import org.espalier.server.structures.ItemTexts;
import org.espalier.server.structures.Snapshot;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.structures.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a structure, as a formula. */
@RestController
class ForestController {

    private final StructureStore structures;
    private final ItemTexts texts;
    private final JsonMapper json;

    ForestController(StructureStore structures, ItemTexts texts, JsonMapper json) {
        this.structures = structures;
        this.texts = texts;
        this.json = json;
    }

    record ForestBody(Version version, String formula, Map<Integer, String> itemTypes, Map<String, ItemText> items) {}

    /** What the folder or memo of a row says. */
    record ItemText(String type, String name) {}

    /**
     * Writes the answer itself, because it is long and repeats itself: Tomcat does not compress what has a strong ETag,
     * and the version is one.
     */
    @GetMapping("/api/v1/structures/{id}/forest")
    void forest(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Snapshot snapshot = structures.snapshot(StructureTag.id(id));
        response.setHeader(HttpHeaders.ETAG, StructureTag.of(snapshot.version()));
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (StructureTag.matches(known, snapshot.version())) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (OutputStream out = body(request, response)) {
            json.writeValue(out, bodyOf(snapshot));
        }
    }

    private static OutputStream body(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null || !accepted.contains("gzip")) {
            return response.getOutputStream();
        }
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        return new GZIPOutputStream(response.getOutputStream(), 1 << 16);
    }

    private ForestBody bodyOf(Snapshot snapshot) {
        Formula.Written written = Formula.write(snapshot.forest());
        Map<Integer, String> types = new LinkedHashMap<>();
        written.itemTypes().forEach((number, type) -> types.put(number, type.name()));
        return new ForestBody(
                snapshot.version(), written.text(), types, types.isEmpty() ? Map.of() : textsByRow(snapshot));
    }

    private Map<String, ItemText> textsByRow(Snapshot snapshot) {
        Forest forest = snapshot.forest();
        Map<Item, String> known = texts.of(snapshot.structure());
        Map<String, ItemText> byRow = new LinkedHashMap<>();
        for (int index = 0; index < forest.size(); index++) {
            String name = known.get(forest.itemAt(index));
            if (name != null && forest.itemAt(index) instanceof Item.Thing(var type, var number)) {
                byRow.put(forest.idAt(index).toString(), new ItemText(type.name(), name));
            }
        }
        return byRow;
    }
}
