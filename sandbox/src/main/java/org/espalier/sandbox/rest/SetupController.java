package org.espalier.sandbox.rest;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Contention;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Stamping;
import org.espalier.sandbox.issues.Stamping.Cause;
import org.espalier.sandbox.issues.Withholding;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The endpoints for tests that change how this Jira is set up. */
@RestController
@RequestMapping("/sandbox")
class SetupController {

    private static final Map<String, Cause> CAUSES = causes();

    private final Catalogue catalogue;
    private final Withholding withholding;
    private final Stamping stamping;
    private final Contention contention;

    SetupController(Catalogue catalogue, Withholding withholding, Stamping stamping, Contention contention) {
        this.catalogue = catalogue;
        this.withholding = withholding;
        this.stamping = stamping;
        this.contention = contention;
    }

    private static Map<String, Cause> causes() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        causes.put("link", Cause.LINK);
        causes.put("epicChild", Cause.EPIC_CHILD);
        causes.put("subTask", Cause.SUB_TASK);
        causes.put("rank", Cause.RANK);
        causes.put("comment", Cause.COMMENT);
        causes.put("property", Cause.PROPERTY);
        return causes;
    }

    @GetMapping("/stamps")
    Map<String, Boolean> stamps() {
        Map<String, Boolean> shown = new LinkedHashMap<>();
        CAUSES.forEach((name, cause) -> shown.put(name, stamping.current().contains(cause)));
        return shown;
    }

    /** What the body does not name is as it ordinarily is. */
    @PutMapping("/stamps")
    Map<String, Boolean> setStamps(@RequestBody JsonNode body) {
        Set<Cause> causes = EnumSet.copyOf(Stamping.ORDINARY);
        for (Map.Entry<String, JsonNode> entry : Payload.object(body).properties()) {
            Cause cause = CAUSES.get(entry.getKey());
            if (cause == null || !entry.getValue().isBoolean()) {
                throw Refusal.badField(
                        entry.getKey(),
                        "Stamps move as before, because only " + String.join(", ", CAUSES.keySet())
                                + " can be switched, each to true or false.");
            }
            if (entry.getValue().booleanValue()) {
                causes.add(cause);
            } else {
                causes.remove(cause);
            }
        }
        stamping.set(causes);
        return stamps();
    }

    @GetMapping("/permissions")
    Map<String, Set<String>> permissions() {
        Map<String, Set<String>> shown = new TreeMap<>();
        withholding.all().forEach((project, withheld) -> {
            Set<String> keys = new TreeSet<>();
            withheld.forEach(permission -> keys.add(permission.name()));
            shown.put(catalogue.projects().of(project).key(), keys);
        });
        return shown;
    }

    /** What each project withholds from all but administrators; a project that is not named withholds nothing. */
    @PutMapping("/permissions")
    Map<String, Set<String>> setPermissions(@RequestBody JsonNode body) {
        Map<Project, Set<Permission>> wanted = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : Payload.object(body).properties()) {
            Set<Permission> withheld = EnumSet.noneOf(Permission.class);
            for (String key : Payload.texts(entry.getValue())) {
                withheld.add(Permission.withKey(key)
                        .filter(permission -> permission.scope() == Permission.Scope.PROJECT)
                        .orElseThrow(() -> Refusal.badField(
                                entry.getKey(),
                                key + " is no permission of projects, so the permissions stay as they are.")));
            }
            wanted.put(project(entry.getKey()), withheld);
        }
        for (Project project : catalogue.projects().all()) {
            withholding.set(project, wanted.getOrDefault(project, Set.of()));
        }
        return permissions();
    }

    private Project project(String key) {
        return catalogue.projects().all().stream()
                .filter(project -> project.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.badField(
                        key, "No project has the key " + key + ", so the permissions stay as they are."));
    }

    /** The next edits and transitions meet another write. */
    @PutMapping("/conflicts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void meetConflicts(@RequestBody JsonNode body) {
        contention.refuseNext(Math.max(0, Payload.number(Payload.object(body).path("next"), 0)));
    }
}
