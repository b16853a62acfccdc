package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Transition;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells of each field on a screen what it takes: whether it is required, with which operations, which values. */
@Component
class FieldMeta {

    private static final Set<String> REQUIRED = Set.of("project", "issuetype", "summary", "resolution");

    private final Catalogue catalogue;
    private final Form form;

    FieldMeta(Catalogue catalogue, Form form) {
        this.catalogue = catalogue;
        this.form = form;
    }

    /** The fields that the caller may edit, by id. */
    ObjectNode onEdit(Caller caller, Site site, Issue issue) {
        return byId(site, project(issue), form.onEdit(caller, issue).stream());
    }

    /** The fields that are asked on the way, by id. */
    ObjectNode onTransition(Caller caller, Site site, Issue issue, Transition transition) {
        return byId(
                site,
                project(issue),
                transition.screen() == Transition.Screen.NONE
                        ? Stream.empty()
                        : Form.onTransition(caller, issue, transition).stream());
    }

    /** The fields of a new issue, in order. */
    List<ObjectNode> onCreation(Caller caller, Site site, Project project) {
        return Stream.concat(Stream.of("project", "issuetype"), form.onCreation(caller, project.id()).stream())
                .flatMap(id -> meta(site, project, id).stream())
                .map(node -> node.put("fieldId", node.path("key").asString()))
                .toList();
    }

    private ObjectNode byId(Site site, Project project, Stream<String> ids) {
        ObjectNode fields = TermJson.JSON.objectNode();
        ids.forEach(id -> meta(site, project, id).ifPresent(node -> fields.set(id, node)));
        return fields;
    }

    private Project project(Issue issue) {
        return catalogue.projects().of(issue.place().projectId());
    }

    private Optional<ObjectNode> meta(Site site, Project project, String id) {
        return FieldCatalogue.field(site.shapes(), id).map(field -> {
            ObjectNode node = TermJson.JSON.objectNode().put("required", REQUIRED.contains(id));
            node.set("schema", field.path("schema"));
            node.put("name", field.path("name").asString()).put("key", id).put("hasDefaultValue", false);
            ArrayNode operations = node.putArray("operations");
            operations(id).forEach(operations::add);
            allowed(site, project, id).ifPresent(values -> node.set("allowedValues", values));
            return node;
        });
    }

    private static List<String> operations(String id) {
        if (id.equals("comment")) {
            return List.of("add");
        }
        return IssueField.withId(id).filter(field -> field.kind().many()).isPresent()
                ? List.of("add", "set", "remove")
                : List.of("set");
    }

    private Optional<JsonNode> allowed(Site site, Project project, String id) {
        TermJson terms = new TermJson(site);
        return switch (id) {
            case "priority" -> list(catalogue.priorities().all().stream().map(terms::priority));
            case "resolution" -> list(catalogue.resolutions().all().stream().map(terms::resolution));
            case "fixVersions", "versions" ->
                list(catalogue.versionsOf(project).stream().map(terms::version));
            case "components" -> list(catalogue.componentsOf(project).stream().map(terms::component));
            case "issuetype" -> list(catalogue.types().all().stream().map(terms::type));
            case "project" -> list(Stream.of(terms.project(project)));
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> list(Stream<ObjectNode> values) {
        ArrayNode list = TermJson.JSON.arrayNode();
        values.forEach(list::add);
        return Optional.of(list);
    }
}
