package org.espalier.sandbox.rest;

import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Components;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.ProjectComponent;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Components, one by one: made, renamed and removed by those who administer their project; no more is kept of them. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/component")
class ComponentWriteController {

    private final Catalogue catalogue;
    private final Components components;

    ComponentWriteController(Catalogue catalogue, Components components) {
        this.catalogue = catalogue;
        this.components = components;
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        String key = Payload.text(Payload.object(body).path("project"))
                .orElseThrow(() -> Refusal.badField("project", "The project of the component must be given."));
        Project project = ProjectController.require(catalogue, caller, key);
        requireAdministration(caller, project.id());
        return shown(site, components.create(project, name(body).orElse("")));
    }

    @Writing
    @PutMapping("/{id:[0-9]+}")
    ObjectNode change(Caller caller, Site site, @PathVariable String id, @RequestBody JsonNode body) {
        ProjectComponent component = administered(caller, id);
        return shown(
                site,
                name(Payload.object(body))
                        .map(name -> components.rename(component, name))
                        .orElse(component));
    }

    @Writing
    @DeleteMapping("/{id:[0-9]+}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id, @RequestParam Optional<String> moveIssuesTo) {
        ProjectComponent component = administered(caller, id);
        components.remove(
                component,
                moveIssuesTo
                        .filter(next -> !next.isBlank())
                        .map(next -> catalogue
                                .components()
                                .withId(next)
                                .filter(other ->
                                        other.projectId() == component.projectId() && other.id() != component.id())
                                .orElseThrow(
                                        () -> Refusal.notFound("The component with id " + next + " does not exist."))));
    }

    private ProjectComponent administered(Caller caller, String id) {
        ProjectComponent component = catalogue
                .components()
                .withId(id)
                .filter(found -> caller.browses(catalogue.projects().of(found.projectId())))
                .orElseThrow(() -> Refusal.notFound("The component with id " + id + " does not exist."));
        requireAdministration(caller, component.projectId());
        return component;
    }

    private static void requireAdministration(Caller caller, long project) {
        if (!caller.may(Permission.ADMINISTER_PROJECTS, project)) {
            throw Refusal.forbidden("You must have project administrator rights in order to modify components.");
        }
    }

    private static Optional<String> name(JsonNode body) {
        Optional<String> name = Payload.text(body.path("name")).map(String::strip);
        if (!name.map(Payload::storable).orElse(true)) {
            throw Refusal.badField("name", "It contains characters that are no text.");
        }
        return name;
    }

    private ObjectNode shown(Site site, ProjectComponent component) {
        return PartsController.component(catalogue, new TermJson(site), component);
    }
}
