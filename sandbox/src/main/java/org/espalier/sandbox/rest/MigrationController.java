package org.espalier.sandbox.rest;

import java.util.Map;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Migrations;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Status;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: gives a project another workflow, as an administrator does on pages. */
@RestController
@RequestMapping("/sandbox/migrations")
class MigrationController {

    private final Catalogue catalogue;
    private final Callers callers;
    private final Migrations migrations;

    MigrationController(Catalogue catalogue, Callers callers, Migrations migrations) {
        this.catalogue = catalogue;
        this.callers = callers;
        this.migrations = migrations;
    }

    /** Puts the issues of a project that are in one status into another one; tells how many. */
    @PostMapping
    Map<String, Integer> migrate(@RequestBody JsonNode body) {
        Caller caller = callers.of(catalogue.accounts().stream()
                .filter(Account::administrator)
                .findFirst()
                .orElseThrow());
        String key = Payload.text(Payload.object(body).path("project")).orElse("");
        Project project = ProjectController.require(catalogue, caller, key);
        return Map.of("issues", migrations.migrate(caller, project, status(body, "from"), status(body, "to")));
    }

    private Status status(JsonNode body, String name) {
        String wanted = Payload.text(body.path(name)).orElse("");
        return catalogue
                .statuses()
                .withId(wanted)
                .or(() -> catalogue.statuses().withName(wanted))
                .orElseThrow(() -> Refusal.badField(name, "Name a status by its id or name; no issue was changed."));
    }
}
