package org.espalier.sandbox.rest;

import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Status;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Epics as the agile API shows them. */
final class EpicJson {

    private static final JsonMapper READER = JsonMapper.builder().build();
    private static final int COLORS = 9;

    private EpicJson() {}

    /** An epic; one without a name of its own is called as its summary says, and is done when its issue is. */
    static ObjectNode epic(Site site, Catalogue catalogue, Issue epic) {
        String summary = epic.head().summary();
        Status status = catalogue.statuses().of(epic.head().nature().statusId());
        JsonNode kept = READER.readTree(epic.details().extra());
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("id", epic.id())
                .put("key", epic.key())
                .put("self", site.agile("epic/" + epic.id()))
                .put("name", kept.path("epicName").asString(summary))
                .put("summary", summary);
        node.putObject("color").put("key", kept.path("epicColor").asString("color_" + (epic.id() % COLORS + 1)));
        return node.put("done", kept.path("epicDone").asBoolean(status.category() == Status.Category.DONE));
    }
}
