package org.espalier.sandbox.rest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.ProjectWrites;
import org.espalier.sandbox.issues.ProjectWrites.Removal;
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

/** Projects made, renamed and removed by administrators. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/project")
class ProjectWriteController {

    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{1,9}");
    private static final int LONGEST_NAME = 80;

    private final Catalogue catalogue;
    private final ProjectWrites projects;
    private final Dialect dialect;

    ProjectWriteController(Catalogue catalogue, ProjectWrites projects, Dialect dialect) {
        this.dialect = dialect;
        this.catalogue = catalogue;
        this.projects = projects;
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        requireAdministration(caller);
        String key = Payload.text(Payload.object(body).path("key")).orElse("");
        if (!KEY.matcher(key).matches()) {
            throw Refusal.badField(
                    "projectKey",
                    "Project keys must start with an uppercase letter, followed by one or more uppercase"
                            + " alphanumeric characters.");
        }
        Project made = projects.create(caller, key, name(body).orElse(""));
        return TermJson.JSON
                .objectNode()
                .put("self", site.self("project/" + made.id()))
                .put("id", made.id())
                .put("key", made.key());
    }

    /** The key stays: whoever needs issues under other keys moves them. */
    @Writing
    @PutMapping("/{project}")
    ObjectNode change(Caller caller, Site site, @PathVariable("project") String idOrKey, @RequestBody JsonNode body) {
        Project project = administered(caller, idOrKey);
        Optional<String> key = Payload.text(Payload.object(body).path("key"));
        if (key.isPresent() && !key.get().equals(project.key())) {
            throw Refusal.badField("projectKey", "The sandbox gives no project another key; nothing was changed.");
        }
        Project after =
                body.has("name") ? projects.rename(caller, project, name(body).orElse("")) : project;
        return ProjectController.listed(new TermJson(site), after);
    }

    /** Cloud puts it into a bin unless it is told otherwise, and tells who may not that there is none. */
    @Writing
    @DeleteMapping("/{project}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller caller,
            @PathVariable("project") String idOrKey,
            @RequestParam(defaultValue = "true") String enableUndo) {
        if (dialect == Dialect.CLOUD && !caller.may(Permission.ADMINISTER)) {
            throw Refusal.notFound("No project could be found with key '" + idOrKey + "'.");
        }
        boolean undo = dialect == Dialect.CLOUD && !enableUndo.equalsIgnoreCase("false");
        projects.remove(caller, administered(caller, idOrKey), undo ? Removal.INTO_THE_BIN : Removal.FOR_GOOD);
    }

    private Project administered(Caller caller, String idOrKey) {
        Project project = ProjectController.require(catalogue, caller, idOrKey);
        requireAdministration(caller);
        return project;
    }

    private static void requireAdministration(Caller caller) {
        if (!caller.may(Permission.ADMINISTER)) {
            throw Refusal.forbidden("Only administrators may make, rename and remove projects.");
        }
    }

    private static Optional<String> name(JsonNode body) {
        Optional<String> name = Payload.text(body.path("name")).map(String::strip);
        if (name.filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME && Payload.storable(text))
                .isEmpty()) {
            throw Refusal.badField("projectName", "You must specify a valid project name of up to 80 characters.");
        }
        return name;
    }
}
