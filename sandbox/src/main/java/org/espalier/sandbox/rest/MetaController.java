package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What can be set of an issue, and of one that is to be made. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issue")
class MetaController {

    private static final int ORDINARY_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    private final Issues issues;
    private final Catalogue catalogue;
    private final FieldMeta meta;

    MetaController(Issues issues, Catalogue catalogue, FieldMeta meta) {
        this.issues = issues;
        this.catalogue = catalogue;
        this.meta = meta;
    }

    @GetMapping("/{issue}/editmeta")
    ObjectNode editMeta(Caller caller, Site site, @PathVariable("issue") String idOrKey) {
        ObjectNode answer = TermJson.JSON.objectNode();
        answer.set("fields", meta.onEdit(caller, site, issues.require(caller, idOrKey)));
        return answer;
    }

    @GetMapping("/createmeta/{project}/issuetypes")
    ObjectNode types(
            Caller caller,
            Site site,
            @PathVariable("project") String idOrKey,
            @RequestParam Optional<String> startAt,
            @RequestParam Optional<String> maxResults) {
        project(caller, idOrKey);
        TermJson terms = new TermJson(site);
        List<ObjectNode> types =
                catalogue.types().all().stream().map(terms::type).toList();
        return page(site, types, startAt, maxResults, "issueTypes");
    }

    @GetMapping("/createmeta/{project}/issuetypes/{type}")
    ObjectNode fields(
            Caller caller,
            Site site,
            @PathVariable("project") String idOrKey,
            @PathVariable("type") String typeId,
            @RequestParam Optional<String> startAt,
            @RequestParam Optional<String> maxResults) {
        Project project = project(caller, idOrKey);
        IssueType type = catalogue
                .types()
                .withId(typeId)
                .orElseThrow(() -> Refusal.badRequest("No issue type with id '" + typeId + "' found."));
        List<ObjectNode> fields = meta.onCreation(caller, site, project);
        fields.stream()
                .filter(field -> field.path("key").asString().equals("parent"))
                .forEach(field -> field.put("required", type.subtask()));
        return page(site, fields, startAt, maxResults, "fields");
    }

    /** What is not there is no more than a bad request here. */
    private Project project(Caller caller, String idOrKey) {
        Project project = ProjectController.find(catalogue, caller, idOrKey)
                .orElseThrow(() -> Refusal.badRequest("No project could be found with key '" + idOrKey + "'."));
        if (!caller.may(Permission.CREATE_ISSUES, project.id())) {
            throw Refusal.badRequest("You do not have permission to create issues in this project.");
        }
        return project;
    }

    /** Cloud calls what a page holds by its name, Data Center calls it values. */
    private static ObjectNode page(
            Site site, List<ObjectNode> all, Optional<String> startAt, Optional<String> maxResults, String name) {
        int size = Math.clamp(Payload.number(maxResults, ORDINARY_PAGE), 1, LARGEST_PAGE);
        int start = Math.clamp(Payload.number(startAt, 0), 0, all.size());
        int end = Math.min(all.size(), start + size);
        ObjectNode page = TermJson.JSON
                .objectNode()
                .put("maxResults", size)
                .put("startAt", start)
                .put("total", all.size());
        site.shapes().tellPage(page, all.subList(start, end), end == all.size(), name);
        return page;
    }
}
