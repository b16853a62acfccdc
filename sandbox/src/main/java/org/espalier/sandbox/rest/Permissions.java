package org.espalier.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.stereotype.Component;

/** The permissions that this Jira knows, and who has them. */
@Component
final class Permissions {

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

    private static final Map<String, Scope> SCOPES = scopes();

    /** In the order in which they are listed. */
    static final List<String> KEYS = List.copyOf(SCOPES.keySet());

    private final FaultSwitches switches;

    Permissions(FaultSwitches switches) {
        this.switches = switches;
    }

    static String type(String key) {
        return scope(key).type;
    }

    /** Whether the caller has the permission there. */
    boolean granted(Caller caller, String key, Optional<Project> place) {
        return (!scope(key).administratorsOnly || caller.administrator()) && !denied(key, place);
    }

    private boolean denied(String key, Optional<Project> place) {
        List<String> closed = switches.current().access().unscheduledProjects();
        return key.equals("SCHEDULE_ISSUES")
                && place.filter(project -> closed.contains(project.key())).isPresent();
    }

    private static Scope scope(String key) {
        Scope scope = SCOPES.get(key);
        if (scope == null) {
            throw Refusal.badRequest("Unrecognized permission: " + key);
        }
        return scope;
    }

    private static Map<String, Scope> scopes() {
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
