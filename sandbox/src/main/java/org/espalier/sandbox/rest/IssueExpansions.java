package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Transitions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a request for one issue can ask for beside its fields: names and schema of the fields, ways and screens. */
@Component
class IssueExpansions {

    private final Transitions transitions;
    private final FieldMeta meta;

    IssueExpansions(Transitions transitions, FieldMeta meta) {
        this.transitions = transitions;
        this.meta = meta;
    }

    void tell(Caller caller, Site site, Issue issue, ObjectNode shown, List<String> expand) {
        if (expand.contains("names")) {
            fields(site, shown, shown.putObject("names"), "name");
        }
        if (expand.contains("schema")) {
            fields(site, shown, shown.putObject("schema"), "schema");
        }
        if (expand.contains("transitions")) {
            ArrayNode list = shown.putArray("transitions");
            TermJson terms = new TermJson(site);
            transitions
                    .possible(caller, issue)
                    .forEach(transition -> list.add(TransitionController.transition(terms, transition)));
        }
        if (expand.contains("editmeta")) {
            shown.putObject("editmeta").set("fields", meta.onEdit(caller, site, issue));
        }
    }

    /** What an answer with many issues tells of their fields. */
    static void tell(Site site, IssueAnswers.Shown shown, ObjectNode answer) {
        for (String part : List.of("names", "schema")) {
            if (shown.expansions().contains(part)) {
                ObjectNode told = answer.putObject(part);
                FieldCatalogue.json(site.shapes()).values().stream()
                        .filter(field ->
                                shown.fields().includes(field.path("id").asString()))
                        .forEach(field -> told.set(
                                field.path("id").asString(), field.path(part.equals("names") ? "name" : part)));
            }
        }
    }

    private static void fields(Site site, ObjectNode shown, ObjectNode into, String part) {
        for (JsonNode field : FieldCatalogue.json(site.shapes()).values()) {
            String id = field.path("id").asString();
            if (shown.path("fields").has(id)) {
                into.set(id, field.path(part));
            }
        }
    }
}
