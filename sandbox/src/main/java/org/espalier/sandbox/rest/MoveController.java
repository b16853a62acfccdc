package org.espalier.sandbox.rest;

import java.util.Map;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** For tests: does what people do on pages, and Data Center lets no program do. */
@RestController
@RequestMapping("/sandbox/moves")
class MoveController {

    private final Catalogue catalogue;
    private final Callers callers;
    private final Issues issues;
    private final MoveRequests moves;

    MoveController(Catalogue catalogue, Callers callers, Issues issues, MoveRequests moves) {
        this.catalogue = catalogue;
        this.callers = callers;
        this.issues = issues;
        this.moves = moves;
    }

    /** Moves an issue, as the administrator, to another project, to another type, or below another issue. */
    @PostMapping
    Map<String, String> move(@RequestBody JsonNode body) {
        Caller caller = callers.of(catalogue.accounts().stream()
                .filter(Account::administrator)
                .findFirst()
                .orElseThrow());
        String name = Payload.text(Payload.object(body).path("issue"))
                .orElseThrow(() -> Refusal.badField("issue", "Name the issue to move; nothing was moved."));
        Issue issue = issues.require(caller, name);
        moves.move(
                caller,
                issue,
                new MoveRequests.Wanted(
                        Payload.text(body.path("project")),
                        Payload.text(body.path("type")),
                        Payload.text(body.path("parent"))));
        return Map.of("key", issues.require(caller, Long.toString(issue.id())).key());
    }
}
