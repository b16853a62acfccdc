package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.ProjectVersion;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Versions;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
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

/** Versions, one by one: made, changed, released and removed by those who administer their project. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/version")
class VersionWriteController {

    private static final String BARRED =
            "You must have global or project administrator rights in order to modify versions.";

    private final Catalogue catalogue;
    private final Versions versions;

    private final Barring barring;

    VersionWriteController(Catalogue catalogue, Versions versions, Barring barring) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.barring = barring;
    }

    /** What is said to those who do not administer the project. */
    interface Barring {

        Refusal refusal();
    }

    /** Cloud does as if there were nothing. */
    @Component
    @Profile(Dialect.CLOUD_PROFILE)
    static class CloudBarring implements Barring {

        @Override
        public Refusal refusal() {
            return Refusal.notFound(BARRED);
        }
    }

    /** Data Center says what it is about. */
    @Component
    @Profile(Dialect.DATA_CENTER_PROFILE)
    static class DataCenterBarring implements Barring {

        @Override
        public Refusal refusal() {
            return Refusal.forbidden(BARRED);
        }
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        String named = Payload.text(Payload.object(body).path("projectId"))
                .or(() -> Payload.text(body.path("project")))
                .orElseThrow(() -> Refusal.badField("projectId", "The project of the version must be given."));
        Project project = ProjectController.require(catalogue, caller, named);
        requireAdministration(caller, project.id());
        ProjectVersion draft = new ProjectVersion(0, project.id(), "", "", new ProjectVersion.Standing(false, false));
        return shown(site, versions.create(caller, read(body, draft)));
    }

    @Writing
    @PutMapping("/{id}")
    ObjectNode change(Caller caller, Site site, @PathVariable String id, @RequestBody JsonNode body) {
        ProjectVersion before = administered(caller, id);
        return shown(site, versions.change(caller, before, read(Payload.object(body), before)));
    }

    /** Moves a version behind another one, or by a word. */
    @Writing
    @PostMapping("/{id}/move")
    ObjectNode move(Caller caller, Site site, @PathVariable String id, @RequestBody JsonNode body) {
        ProjectVersion version = administered(caller, id);
        List<ProjectVersion> all = catalogue.versionsOf(catalogue.projects().of(version.projectId()));
        Optional<String> after = Payload.text(Payload.object(body).path("after"));
        Optional<String> position = Payload.text(body.path("position"));
        if (after.isPresent() == position.isPresent()) {
            throw Refusal.badRequest("Either after or position says where a version goes; it was not moved.");
        }
        int place = all.indexOf(version);
        int behind = after.map(address -> behind(version, all, address))
                .orElseGet(() -> switch (position.orElse("").toLowerCase(Locale.ROOT)) {
                    case "first" -> 0;
                    case "last" -> all.size();
                    case "earlier" -> place - 1;
                    case "later" -> place + 1;
                    default ->
                        throw Refusal.badRequest(
                                "A position is Earlier, Later, First or Last; the version was" + " not moved.");
                });
        versions.move(caller, version, behind);
        return shown(site, version);
    }

    private int behind(ProjectVersion version, List<ProjectVersion> all, String address) {
        ProjectVersion other = successor(version, address.substring(address.lastIndexOf('/') + 1));
        return all.stream().filter(one -> one.id() != version.id()).toList().indexOf(other) + 1;
    }

    /** An older way than the next one. */
    @Writing
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Caller caller,
            @PathVariable String id,
            @RequestParam Optional<String> moveFixIssuesTo,
            @RequestParam Optional<String> moveAffectedIssuesTo) {
        remove(caller, administered(caller, id), moveFixIssuesTo, moveAffectedIssuesTo);
    }

    @Writing
    @PostMapping("/{id}/removeAndSwap")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void swap(Caller caller, @PathVariable String id, @RequestBody JsonNode body) {
        ProjectVersion version = administered(caller, id);
        remove(
                caller,
                version,
                Payload.text(Payload.object(body).path("moveFixIssuesTo")),
                Payload.text(body.path("moveAffectedIssuesTo")));
    }

    private void remove(Caller caller, ProjectVersion version, Optional<String> fixed, Optional<String> affected) {
        versions.remove(
                caller,
                version,
                new Versions.Successors(
                        fixed.map(id -> successor(version, id)), affected.map(id -> successor(version, id))));
    }

    private ProjectVersion successor(ProjectVersion version, String id) {
        return catalogue
                .versions()
                .withId(id)
                .filter(other -> other.projectId() == version.projectId() && other.id() != version.id())
                .orElseThrow(() -> Refusal.badRequest(
                        "The version " + id + " is no other one of this project; nothing was changed."));
    }

    private ProjectVersion administered(Caller caller, String id) {
        ProjectVersion version = catalogue
                .versions()
                .withId(id)
                .filter(found -> caller.browses(catalogue.projects().of(found.projectId())))
                .orElseThrow(() -> Refusal.notFound("Could not find version for id '" + id + "'"));
        requireAdministration(caller, version.projectId());
        return version;
    }

    private void requireAdministration(Caller caller, long project) {
        if (!caller.may(Permission.ADMINISTER_PROJECTS, project)) {
            throw barring.refusal();
        }
    }

    private static ProjectVersion read(JsonNode body, ProjectVersion before) {
        return new ProjectVersion(
                before.id(),
                before.projectId(),
                text(body, "name", before.name()).strip(),
                text(body, "description", before.description()),
                new ProjectVersion.Standing(
                        flag(body, "released", before.released()),
                        flag(body, "archived", before.standing().archived())));
    }

    private static String text(JsonNode body, String name, String absent) {
        String text = Payload.text(body.path(name)).orElse(absent);
        if (!Payload.storable(text)) {
            throw Refusal.badField(name, "It contains characters that are no text.");
        }
        return text;
    }

    private static boolean flag(JsonNode body, String name, boolean absent) {
        JsonNode value = body.path(name);
        return Payload.absent(value) ? absent : value.asString("").equalsIgnoreCase("true");
    }

    private static ObjectNode shown(Site site, ProjectVersion version) {
        return PartsController.version(new TermJson(site), version);
    }
}
