package org.espalier.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issues;
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

    /** What a permission is for, and whether administrators alone have it. */
    private enum Scope {
        PROJECT("PROJECT", false),
        PROJECT_ADMINISTRATION("PROJECT", true),
        GLOBAL("GLOBAL", false),
        GLOBAL_ADMINISTRATION("GLOBAL", true);

        private final String type;
        private final boolean administratorsOnly;

        Scope(String type, boolean administratorsOnly) {
            this.type = type;
            this.administratorsOnly = administratorsOnly;
        }
    }

    private static final Map<String, Scope> PERMISSIONS = permissions();

    private final Catalogue catalogue;
    private final Issues issues;
    private final FaultSwitches switches;

    PermissionController(Catalogue catalogue, Issues issues, FaultSwitches switches) {
        this.catalogue = catalogue;
        this.issues = issues;
        this.switches = switches;
    }

    @GetMapping("/mypermissions")
    ObjectNode mypermissions(
            Caller caller,
            Site site,
            @RequestParam(defaultValue = "") List<String> permissions,
            @RequestParam Optional<String> projectKey,
            @RequestParam Optional<String> projectId,
            @RequestParam Optional<String> issueKey,
            @RequestParam Optional<String> issueId) {
        List<String> keys = site.shapes().permissions(Payload.words(permissions), List.copyOf(PERMISSIONS.keySet()));
        Optional<Project> place = place(caller, projectKey.or(() -> projectId), issueKey.or(() -> issueId));
        ObjectNode answer = TermJson.JSON.objectNode();
        ObjectNode list = answer.putObject("permissions");
        for (String key : keys) {
            Scope scope = PERMISSIONS.get(key);
            if (scope == null) {
                throw Refusal.badRequest("Unrecognized permission: " + key);
            }
            String name = key.toLowerCase(Locale.ROOT).replace('_', ' ');
            list.putObject(key)
                    .put(
                            "id",
                            Integer.toString(List.copyOf(PERMISSIONS.keySet()).indexOf(key) + 10))
                    .put("key", key)
                    .put("name", name)
                    .put("type", scope.type)
                    .put("description", "Ability to " + name + ".")
                    .put(
                            "havePermission",
                            (!scope.administratorsOnly || caller.administrator()) && !denied(key, place));
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

    private boolean denied(String permission, Optional<Project> place) {
        List<String> closed = switches.current().access().unscheduledProjects();
        return permission.equals("SCHEDULE_ISSUES")
                && place.filter(project -> closed.contains(project.key())).isPresent();
    }

    private static Map<String, Scope> permissions() {
        Map<String, Scope> scopes = new LinkedHashMap<>();
        for (String key : List.of(
                "BROWSE_PROJECTS",
                "CREATE_ISSUES",
                "EDIT_ISSUES",
                "DELETE_ISSUES",
                "MOVE_ISSUES",
                "LINK_ISSUES",
                "SCHEDULE_ISSUES",
                "TRANSITION_ISSUES",
                "ASSIGN_ISSUES",
                "ADD_COMMENTS",
                "WORK_ON_ISSUES")) {
            scopes.put(key, Scope.PROJECT);
        }
        scopes.put("ADMINISTER_PROJECTS", Scope.PROJECT_ADMINISTRATION);
        scopes.put("BULK_CHANGE", Scope.GLOBAL);
        scopes.put("USER_PICKER", Scope.GLOBAL);
        scopes.put("ADMINISTER", Scope.GLOBAL_ADMINISTRATION);
        return scopes;
    }
}
