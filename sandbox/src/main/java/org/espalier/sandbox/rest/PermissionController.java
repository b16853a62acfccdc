package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Project;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What the caller may do. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}")
class PermissionController {

    private final Catalogue catalogue;
    private final Issues issues;
    private final Permissions permissions;

    PermissionController(Catalogue catalogue, Issues issues, Permissions permissions) {
        this.catalogue = catalogue;
        this.issues = issues;
        this.permissions = permissions;
    }

    @GetMapping("/mypermissions")
    ObjectNode mypermissions(
            Caller caller,
            Site site,
            @RequestParam(name = "permissions", defaultValue = "") List<String> asked,
            @RequestParam Optional<String> projectKey,
            @RequestParam Optional<String> projectId,
            @RequestParam Optional<String> issueKey,
            @RequestParam Optional<String> issueId) {
        List<String> keys = site.shapes().permissions(Payload.words(asked), Permissions.KEYS);
        Optional<Project> place = place(caller, projectKey.or(() -> projectId), issueKey.or(() -> issueId));
        ObjectNode answer = TermJson.JSON.objectNode();
        ObjectNode list = answer.putObject("permissions");
        for (String key : keys) {
            String type = Permissions.type(key);
            String name = key.toLowerCase(Locale.ROOT).replace('_', ' ');
            list.putObject(key)
                    .put("id", Integer.toString(Permissions.KEYS.indexOf(key) + 10))
                    .put("key", key)
                    .put("name", name)
                    .put("type", type)
                    .put("description", "Ability to " + name + ".")
                    .put("havePermission", permissions.granted(caller, key, place));
        }
        return answer;
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
