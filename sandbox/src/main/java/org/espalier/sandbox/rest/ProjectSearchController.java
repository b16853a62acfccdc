package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.ProjectWrites;
import org.espalier.sandbox.issues.Withholding;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects page by page, as only Cloud gives them. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/project")
class ProjectSearchController {

    private static final int LARGEST_PAGE = 100;

    private final Catalogue catalogue;
    private final Withholding withholding;
    private final ProjectWrites projects;

    ProjectSearchController(Catalogue catalogue, Withholding withholding, ProjectWrites projects) {
        this.projects = projects;
        this.catalogue = catalogue;
        this.withholding = withholding;
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
            @RequestParam(defaultValue = "live") List<String> status,
            @RequestParam Optional<String> action) {
        Permission needed = needed(action.orElse(""));
        Set<String> wanted = Set.copyOf(Payload.words(keys));
        Set<String> wantedIds = Set.copyOf(Payload.words(id));
        String part = query.orElse("").toLowerCase(Locale.ROOT);
        List<Project> bin = Payload.words(status).contains("deleted") ? bin(caller) : List.of();
        List<Project> found = Stream.concat(open(caller, needed, Payload.words(status)), bin.stream())
                .filter(project -> wanted.isEmpty() || wanted.contains(project.key()))
                .filter(project -> wantedIds.isEmpty() || wantedIds.contains(Long.toString(project.id())))
                .filter(project -> project.key().toLowerCase(Locale.ROOT).contains(part)
                        || project.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        int start = Math.max(0, Payload.number(startAt, 0));
        int size = Math.clamp(Payload.number(maxResults, 50), 1, LARGEST_PAGE);
        ObjectNode page = page(site, found, start, size);
        Set<String> binned = bin.stream().map(Project::key).collect(Collectors.toSet());
        page.path("values").values().stream()
                .filter(project -> binned.contains(project.path("key").asString()))
                .forEach(project -> project.asObject().put("deleted", true));
        Set<String> archived =
                withholding.archived().stream().map(String::valueOf).collect(Collectors.toSet());
        page.path("values").values().stream()
                .filter(project -> archived.contains(project.path("id").asString()))
                .forEach(project -> project.asObject().put("archived", true));
        return page;
    }

    private Stream<Project> open(Caller caller, Permission needed, List<String> status) {
        Set<Long> archived = withholding.archived();
        return ProjectController.visible(catalogue, caller).stream()
                .filter(project -> status.contains(archived.contains(project.id()) ? "archived" : "live"))
                .filter(project -> caller.account().isEmpty() || caller.may(needed, project.id()));
    }

    /** What lies in the bin, which only administrators see. */
    private List<Project> bin(Caller caller) {
        return caller.may(Permission.ADMINISTER) ? projects.bin() : List.of();
    }

    private static Permission needed(String action) {
        return switch (action) {
            case "edit" -> Permission.ADMINISTER_PROJECTS;
            case "create" -> Permission.CREATE_ISSUES;
            default -> Permission.BROWSE_PROJECTS;
        };
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
        found.subList(Math.min(start, end), end)
                .forEach(project -> values.add(ProjectController.listed(terms, project)));
        return page;
    }
}
