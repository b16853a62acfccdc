package org.espalier.sandbox.rest;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.espalier.sandbox.fault.SwitchPanel;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Withholding;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: what projects withhold from all but administrators. */
@RestController
@RequestMapping("/sandbox/permissions")
class WithholdingController implements SwitchPanel {

    private final Catalogue catalogue;
    private final Withholding withholding;

    WithholdingController(Catalogue catalogue, Withholding withholding) {
        this.catalogue = catalogue;
        this.withholding = withholding;
    }

    @GetMapping
    Map<String, Set<String>> permissions() {
        Map<String, Set<String>> shown = new TreeMap<>();
        withholding.all().forEach((project, withheld) -> {
            Set<String> keys = new TreeSet<>();
            withheld.forEach(permission -> keys.add(permission.name()));
            shown.put(catalogue.projects().of(project).key(), keys);
        });
        return shown;
    }

    /** A project that is not named withholds nothing. */
    @PutMapping
    Map<String, Set<String>> set(@RequestBody JsonNode body) {
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

    @Override
    public String word() {
        return "permissions";
    }

    /** For each project that can be browsed at all, what it withholds. */
    @Override
    public Map<String, Object> values() {
        Map<String, Set<String>> withheld = permissions();
        Map<String, Object> values = new LinkedHashMap<>();
        browsable().forEach(key -> values.put(key, List.copyOf(withheld.getOrDefault(key, Set.of()))));
        return values;
    }

    @Override
    public Map<String, List<String>> choices() {
        List<String> all =
                Permission.ofProjects().stream().map(Permission::name).toList();
        Map<String, List<String>> choices = new LinkedHashMap<>();
        browsable().forEach(key -> choices.put(key, all));
        return choices;
    }

    private List<String> browsable() {
        return catalogue.projects().all().stream()
                .filter(project -> !project.hidden())
                .map(Project::key)
                .toList();
    }

    @Override
    public void replace(JsonNode body) {
        set(body);
    }
}
