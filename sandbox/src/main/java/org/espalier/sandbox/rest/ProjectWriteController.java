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
import org.espalier.sandbox.issues.Withholding;
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
    private final Withholding withholding;
    private final Dialect dialect;

    ProjectWriteController(Catalogue catalogue, ProjectWrites projects, Withholding withholding, Dialect dialect) {
        this.withholding = withholding;
        this.dialect = dialect;
        this.catalogue = catalogue;
        this.projects = projects;
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        requireAdministration(caller);
        String key = requireKey(Payload.text(Payload.object(body).path("key")).orElse(""));
        Project made = projects.create(caller, key, name(body).orElse(""));
        return TermJson.JSON
                .objectNode()
                .put("self", site.self("project/" + made.id()))
                .put("id", made.id())
                .put("key", made.key());
    }

    /** With another key all of its issues get other keys, and are found by their former ones, too. */
    @Writing
    @PutMapping("/{project}")
    ObjectNode change(Caller caller, Site site, @PathVariable("project") String idOrKey, @RequestBody JsonNode body) {
        Project project = administered(caller, idOrKey);
        Optional<String> key = Payload.text(Payload.object(body).path("key"));
        Project named =
                body.has("name") ? projects.rename(caller, project, name(body).orElse("")) : project;
        Project after = key.filter(wanted -> !wanted.equals(project.key()))
                .map(wanted -> projects.rekey(caller, named, requireKey(wanted)))
                .orElse(named);
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
        Project project = administered(caller, idOrKey);
        if (dialect == Dialect.CLOUD && withholding.archived().contains(project.id())) {
            throw Refusal.badRequest("The project " + project.key()
                    + " is archived. To delete an archived project, restore the project and then delete it.");
        }
        boolean undo = dialect == Dialect.CLOUD && !enableUndo.equalsIgnoreCase("false");
        projects.remove(caller, project, undo ? Removal.INTO_THE_BIN : Removal.FOR_GOOD);
    }

    private static String requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw Refusal.badField(
                    "projectKey",
                    "Project keys must start with an uppercase letter, followed by one or more uppercase"
                            + " alphanumeric characters.");
        }
        return key;
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
