package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Status;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects. */
@RestController
@RequestMapping("/rest/api/{version:2|3|latest}/project")
class ProjectController {

    private static final int LARGEST_PAGE = 100;

    private final Catalogue catalogue;

    ProjectController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @OpenToAnyone
    @GetMapping("/search")
    ObjectNode search(
            Caller caller,
            Site site,
            @RequestParam Optional<String> startAt,
            @RequestParam Optional<String> maxResults,
            @RequestParam Optional<String> query,
            @RequestParam(defaultValue = "") List<String> keys,
            @RequestParam(defaultValue = "") List<String> id,
            @RequestParam(defaultValue = "live") List<String> status) {
        Set<String> wanted = Set.copyOf(Payload.words(keys));
        Set<String> wantedIds = Set.copyOf(Payload.words(id));
        String part = query.orElse("").toLowerCase(Locale.ROOT);
        List<Project> found = visible(caller).stream()
                .filter(project -> Payload.words(status).contains("live"))
                .filter(project -> wanted.isEmpty() || wanted.contains(project.key()))
                .filter(project -> wantedIds.isEmpty() || wantedIds.contains(Long.toString(project.id())))
                .filter(project -> project.key().toLowerCase(Locale.ROOT).contains(part)
                        || project.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        int start = Math.max(0, Payload.number(startAt, 0));
        int size = Math.clamp(Payload.number(maxResults, 50), 1, LARGEST_PAGE);
        return page(site, found, start, size);
    }

    private static ObjectNode page(Site site, List<Project> found, int start, int size) {
        int end = (int) Math.min(found.size(), (long) start + size);
        String self = site.self("project/search?maxResults=" + size + "&startAt=");
        ObjectNode page = TermJson.JSON.objectNode().put("self", self + start);
        if (end < found.size()) {
            page.put("nextPage", self + end);
        }
        page.put("maxResults", size)
                .put("startAt", start)
                .put("total", found.size())
                .put("isLast", end >= found.size());
        TermJson terms = new TermJson(site);
        ArrayNode values = page.putArray("values");
        found.subList(Math.min(start, end), end).forEach(project -> values.add(listed(terms, project)));
        return page;
    }

    @OpenToAnyone
    @GetMapping
    List<ObjectNode> list(Caller caller, Site site) {
        TermJson terms = new TermJson(site);
        return visible(caller).stream().map(project -> listed(terms, project)).toList();
    }

    @OpenToAnyone
    @GetMapping("/{project}")
    ObjectNode project(Caller caller, Site site, @PathVariable("project") String idOrKey) {
        Project project = require(catalogue, caller, idOrKey);
        TermJson terms = new TermJson(site);
        ObjectNode node = listed(terms, project).put("description", "").put("assigneeType", "UNASSIGNED");
        catalogue.accounts().stream()
                .filter(Account::administrator)
                .findFirst()
                .ifPresent(lead -> node.set("lead", terms.account(lead)));
        node.putArray("components");
        node.putArray("versions");
        node.putObject("roles");
        ArrayNode types = node.putArray("issueTypes");
        catalogue.types().all().forEach(type -> types.add(terms.type(type)));
        return node;
    }

    /** Every type of issues here has the same workflow, which knows every status. */
    @OpenToAnyone
    @GetMapping("/{project}/statuses")
    ArrayNode statuses(Caller caller, Site site, @PathVariable("project") String idOrKey) {
        require(catalogue, caller, idOrKey);
        TermJson terms = new TermJson(site);
        ArrayNode list = TermJson.JSON.arrayNode();
        for (IssueType type : catalogue.types().all()) {
            ArrayNode statuses = list.addObject()
                    .put("self", site.self("issuetype/" + type.id()))
                    .put("id", Long.toString(type.id()))
                    .put("name", type.name())
                    .put("subtask", type.subtask())
                    .putArray("statuses");
            for (Status status : catalogue.statuses().all()) {
                statuses.add(terms.status(status));
            }
        }
        return list;
    }

    /** The project with that id or, letter case included, that key. */
    static Project require(Catalogue catalogue, Caller caller, String idOrKey) {
        return catalogue.projects().all().stream()
                .filter(project -> project.key().equals(idOrKey)
                        || Long.toString(project.id()).equals(idOrKey))
                .filter(caller::browses)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("No project could be found with key '" + idOrKey + "'."));
    }

    private List<Project> visible(Caller caller) {
        return catalogue.projects().all().stream().filter(caller::browses).toList();
    }

    private static ObjectNode listed(TermJson terms, Project project) {
        return terms.project(project)
                .deepCopy()
                .put("style", project.style())
                .put("isPrivate", false)
                .put("entityId", "00000000-0000-4000-8000-0000000" + project.id())
                .put("uuid", "00000000-0000-4000-8000-0000000" + project.id());
    }
}
