package org.espalier.sandbox.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.fault.Points;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What the caller may do. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}")
class PermissionController {

    private static final List<String> KEYS =
            Arrays.stream(Permission.values()).map(Permission::name).toList();

    private final Catalogue catalogue;
    private final Issues issues;

    PermissionController(Catalogue catalogue, Issues issues) {
        this.catalogue = catalogue;
        this.issues = issues;
    }

    @Points(Points.OF_A_PERSON)
    @GetMapping("/mypermissions")
    ObjectNode mypermissions(
            Caller caller,
            Site site,
            @RequestParam(defaultValue = "") List<String> permissions,
            @RequestParam Optional<String> projectKey,
            @RequestParam Optional<String> projectId,
            @RequestParam Optional<String> issueKey,
            @RequestParam Optional<String> issueId) {
        List<String> keys = site.shapes().permissions(Payload.words(permissions), KEYS);
        Optional<Project> place = place(caller, projectKey.or(() -> projectId), issueKey.or(() -> issueId));
        ObjectNode answer = TermJson.JSON.objectNode();
        ObjectNode list = answer.putObject("permissions");
        for (String key : keys) {
            Permission permission =
                    Permission.withKey(key).orElseThrow(() -> Refusal.badRequest("Unrecognized permission: " + key));
            list.putObject(key)
                    .put("id", Integer.toString(KEYS.indexOf(key) + 10))
                    .put("key", key)
                    .put("name", permission.words())
                    .put("type", permission.scope().name())
                    .put("description", "Ability to " + permission.words() + ".")
                    .put("havePermission", has(caller, permission, place));
        }
        return answer;
    }

    /** Where no project is asked about, having it in one of them is having it. */
    private boolean has(Caller caller, Permission permission, Optional<Project> place) {
        if (permission.scope() == Permission.Scope.GLOBAL) {
            return caller.may(permission);
        }
        return place.map(project -> caller.may(permission, project.id()))
                .orElseGet(() -> ProjectController.visible(catalogue, caller).stream()
                        .anyMatch(project -> caller.may(permission, project.id())));
    }

    /** The project that is asked about; refused if it, or the issue, is not there for the caller. */
    private Optional<Project> place(Caller caller, Optional<String> project, Optional<String> issue) {
        Optional<Project> named =
                project.filter(name -> !name.isBlank()).map(name -> ProjectController.require(catalogue, caller, name));
        Optional<Project> around = issue.filter(name -> !name.isBlank())
                .map(name -> issues.require(caller, name))
                .map(found -> catalogue.projects().of(found.place().projectId()));
        return named.or(() -> around);
    }
}
