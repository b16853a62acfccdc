package org.espalier.sandbox.rest;

import java.util.Collection;
import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Transitions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a request can ask for beside an issue's fields: names and schema of the fields, ways and screens. */
@Component
class IssueExpansions {

    /** How much of its history an issue tells among others. */
    static final int MOST_ENTRIES = 40;

    private final Transitions transitions;
    private final FieldMeta meta;

    IssueExpansions(Transitions transitions, FieldMeta meta) {
        this.transitions = transitions;
        this.meta = meta;
    }

    /** Tells all of it with the issue. */
    void tell(Caller caller, Site site, Issue issue, ObjectNode shown, Collection<String> expand) {
        if (expand.contains("names")) {
            fields(site, shown, shown.putObject("names"), "name");
        }
        if (expand.contains("schema")) {
            fields(site, shown, shown.putObject("schema"), "schema");
        }
        tellWays(caller, site, issue, shown, expand);
    }

    /** Tells what is the issue's own, where the names of fields stand once for many issues. */
    void tellWays(Caller caller, Site site, Issue issue, ObjectNode shown, Collection<String> expand) {
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

    /** A long list is told by its beginning alone, and by its length (jira-api.md §4.1 and §5.1). */
    static void cut(JsonNode page, String name, int most) {
        if (page.path(name).size() > most) {
            ArrayNode list = TermJson.JSON.arrayNode();
            page.path(name).values().stream().limit(most).forEach(list::add);
            page.asObject().put("maxResults", most).set(name, list);
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
