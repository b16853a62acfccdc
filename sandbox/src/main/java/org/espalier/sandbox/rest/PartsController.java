package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.ProjectComponent;
import org.espalier.sandbox.issues.ProjectVersion;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The versions and components of projects. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}")
class PartsController {

    private final Catalogue catalogue;

    PartsController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @OpenToAnyone
    @GetMapping("/project/{project}/versions")
    List<ObjectNode> versions(Caller caller, Site site, @PathVariable("project") String idOrKey) {
        return versionsOf(site, ProjectController.require(catalogue, caller, idOrKey));
    }

    @OpenToAnyone
    @GetMapping("/project/{project}/version")
    ObjectNode versionPage(
            Caller caller,
            Site site,
            @PathVariable("project") String idOrKey,
            @RequestParam MultiValueMap<String, String> words) {
        return OffsetPage.of(words).of(versions(caller, site, idOrKey), node -> node);
    }

    @OpenToAnyone
    @GetMapping("/version/{id}")
    ObjectNode version(Caller caller, Site site, @PathVariable String id) {
        return catalogue
                .versions()
                .withId(id)
                .filter(version -> caller.browses(catalogue.projects().of(version.projectId())))
                .map(version -> version(new TermJson(site), version))
                .orElseThrow(() -> Refusal.notFound("Could not find version for id '" + id + "'"));
    }

    @OpenToAnyone
    @GetMapping("/project/{project}/components")
    List<ObjectNode> components(Caller caller, Site site, @PathVariable("project") String idOrKey) {
        return componentsOf(catalogue, site, ProjectController.require(catalogue, caller, idOrKey));
    }

    @OpenToAnyone
    @GetMapping("/component/{id:[0-9]+}")
    ObjectNode component(Caller caller, Site site, @PathVariable String id) {
        return catalogue
                .components()
                .withId(id)
                .filter(component -> caller.browses(catalogue.projects().of(component.projectId())))
                .map(component -> component(catalogue, new TermJson(site), component))
                .orElseThrow(() -> Refusal.notFound("The component with id " + id + " does not exist."));
    }

    private List<ObjectNode> versionsOf(Site site, Project project) {
        TermJson terms = new TermJson(site);
        return catalogue.versionsOf(project).stream()
                .map(version -> version(terms, version))
                .toList();
    }

    /** The components of a project as lists of components tell of them. */
    static List<ObjectNode> componentsOf(Catalogue catalogue, Site site, Project project) {
        TermJson terms = new TermJson(site);
        return catalogue.componentsOf(project).stream()
                .map(component -> component(catalogue, terms, component))
                .toList();
    }

    static ObjectNode version(TermJson terms, ProjectVersion version) {
        return terms.version(version).deepCopy().put("projectId", version.projectId());
    }

    static ObjectNode component(Catalogue catalogue, TermJson terms, ProjectComponent component) {
        return terms.component(component)
                .deepCopy()
                .put("assigneeType", "PROJECT_DEFAULT")
                .put("isAssigneeTypeValid", false)
                .put("project", catalogue.projects().of(component.projectId()).key())
                .put("projectId", component.projectId());
    }
}
