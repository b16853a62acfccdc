package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Project;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** In which of many projects the caller has permissions, in one request; ids that mean nothing are passed over. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/permissions/check")
class PermissionCheckController {

    private static final int MOST = 1_000;

    private final Catalogue catalogue;
    private final Permissions permissions;

    PermissionCheckController(Catalogue catalogue, Permissions permissions) {
        this.catalogue = catalogue;
        this.permissions = permissions;
    }

    @PostMapping
    ObjectNode check(Caller caller, @RequestBody JsonNode body) {
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode global = answer.putArray("globalPermissions");
        for (String key : Payload.texts(Payload.object(body).path("globalPermissions"))) {
            if (permissions.granted(caller, key, Optional.empty())) {
                global.add(key);
            }
        }
        ArrayNode inProjects = answer.putArray("projectPermissions");
        for (JsonNode asked : body.path("projectPermissions").values()) {
            long[] ids = Payload.ids(asked.path("projects"));
            if (ids.length > MOST) {
                throw Payload.invalid();
            }
            for (String key : Payload.texts(asked.path("permissions"))) {
                ObjectNode granted = inProjects.addObject().put("permission", key);
                granted.putArray("issues");
                ArrayNode projects = granted.putArray("projects");
                for (Project project : browsed(caller, ids)) {
                    if (permissions.granted(caller, key, Optional.of(project))) {
                        projects.add(project.id());
                    }
                }
            }
        }
        return answer;
    }

    private List<Project> browsed(Caller caller, long[] ids) {
        return ProjectController.visible(catalogue, caller).stream()
                .filter(project -> LongStream.of(ids).anyMatch(id -> id == project.id()))
                .toList();
    }
}
