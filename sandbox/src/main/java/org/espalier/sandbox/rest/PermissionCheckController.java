package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Points;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Many questions about permissions at once, as only Cloud answers them. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/permissions")
class PermissionCheckController {

    private static final int MOST = 1000;

    private final Callers callers;
    private final Catalogue catalogue;
    private final Issues issues;

    PermissionCheckController(Callers callers, Catalogue catalogue, Issues issues) {
        this.callers = callers;
        this.catalogue = catalogue;
        this.issues = issues;
    }

    /** Ids of issues and projects that are not there are left out of the answer. */
    @OpenToAnyone
    @Points(Points.OF_A_PERSON)
    @PostMapping("/check")
    ObjectNode check(Caller asking, @RequestBody JsonNode body) {
        Caller caller = about(asking, Payload.object(body));
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode everywhere = answer.putArray("globalPermissions");
        permissions(body.path("globalPermissions"), Permission.Scope.GLOBAL).stream()
                .filter(caller::may)
                .forEach(permission -> everywhere.add(permission.name()));
        ArrayNode inProjects = answer.putArray("projectPermissions");
        for (JsonNode asked : body.path("projectPermissions").values()) {
            long[] ids = Payload.ids(asked.path("issues"));
            long[] projects = Payload.ids(asked.path("projects"));
            if (ids.length > MOST || projects.length > MOST) {
                throw Refusal.badRequest("At most 1000 issues and 1000 projects can be asked about at once.");
            }
            List<Permission> wanted = permissions(asked.path("permissions"), Permission.Scope.PROJECT);
            if (wanted.isEmpty()) {
                throw Refusal.badRequest("The 'projectPermissions' must name at least one permission.");
            }
            List<Issue> found = issues.named(caller, Payload.texts(asked.path("issues")));
            for (Permission permission : wanted) {
                ObjectNode grant = inProjects.addObject().put("permission", permission.name());
                ArrayNode granted = grant.putArray("issues");
                found.stream().filter(issue -> caller.may(permission, issue)).forEach(issue -> granted.add(issue.id()));
                ArrayNode inThese = grant.putArray("projects");
                for (long project : projects) {
                    if (isProject(caller, project) && caller.may(permission, project)) {
                        inThese.add(project);
                    }
                }
            }
        }
        return answer;
    }

    /** The projects in which the caller has every one of the permissions. */
    @OpenToAnyone
    @PostMapping("/project")
    ObjectNode projects(Caller caller, @RequestBody JsonNode body) {
        List<Permission> wanted = permissions(Payload.object(body).path("permissions"), Permission.Scope.PROJECT);
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode list = answer.putArray("projects");
        for (Project project : ProjectController.visible(catalogue, caller)) {
            if (wanted.stream().allMatch(permission -> caller.may(permission, project.id()))) {
                list.addObject().put("id", project.id()).put("key", project.key());
            }
        }
        return answer;
    }

    private Caller about(Caller asking, JsonNode body) {
        return Payload.text(body.path("accountId"))
                .filter(id -> asking.account()
                        .filter(account -> account.id().equals(id))
                        .isEmpty())
                .map(id -> {
                    if (!asking.administrator()) {
                        throw Refusal.forbidden("Only administrators may ask what another account may do.");
                    }
                    return callers.of(catalogue
                            .account(id)
                            .orElseThrow(() -> Refusal.badRequest("There is no account with id '" + id + "'.")));
                })
                .orElse(asking);
    }

    private boolean isProject(Caller caller, long id) {
        return ProjectController.visible(catalogue, caller).stream().anyMatch(project -> project.id() == id);
    }

    private static List<Permission> permissions(JsonNode keys, Permission.Scope scope) {
        List<Permission> permissions = new ArrayList<>();
        for (String key : Payload.texts(keys)) {
            permissions.add(Permission.withKey(key)
                    .filter(permission -> permission.scope() == scope)
                    .orElseThrow(() -> Refusal.badRequest("Unrecognized permission: " + key)));
        }
        return List.copyOf(permissions);
    }
}
