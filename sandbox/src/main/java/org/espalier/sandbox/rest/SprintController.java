package org.espalier.sandbox.rest;

import java.util.function.UnaryOperator;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.SprintEdits;
import org.espalier.sandbox.issues.Sprints;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sprints, one by one. */
@RestController
@RequestMapping(Site.AGILE + "/sprint")
class SprintController {

    private final Sprints sprints;
    private final SprintEdits edits;
    private final Boards boards;

    SprintController(Sprints sprints, SprintEdits edits, Boards boards) {
        this.sprints = sprints;
        this.edits = edits;
        this.boards = boards;
    }

    @GetMapping("/{sprint}")
    ObjectNode sprint(Caller caller, Site site, @PathVariable("sprint") String id) {
        return SprintJson.sprint(site, sprints.require(caller, id));
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        SprintRequest request = new SprintRequest(body);
        Board board =
                boards.require(caller, Payload.text(body.path("originBoardId")).orElse(""));
        return sprint(caller, site, Long.toString(edits.create(caller, board, request.draft())));
    }

    /** Changes what the body names. */
    @Writing
    @PostMapping("/{sprint}")
    ObjectNode change(Caller caller, Site site, @PathVariable("sprint") String id, @RequestBody JsonNode body) {
        return changed(caller, site, id, new SprintRequest(body)::partial);
    }

    /** Clears what the body does not name. */
    @Writing
    @PutMapping("/{sprint}")
    ObjectNode replace(Caller caller, Site site, @PathVariable("sprint") String id, @RequestBody JsonNode body) {
        return changed(caller, site, id, new SprintRequest(body)::full);
    }

    @Writing
    @DeleteMapping("/{sprint}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable("sprint") String id) {
        edits.remove(caller, sprints.require(caller, id));
    }

    /** Two sprints change places among those of their board. */
    @Writing
    @PostMapping("/{sprint}/swap")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void swap(Caller caller, @PathVariable("sprint") String id, @RequestBody JsonNode body) {
        Sprint one = sprints.require(caller, id);
        String other = Payload.text(Payload.object(body).path("sprintToSwapWith"))
                .orElseThrow(() ->
                        Refusal.badRequest("The sprintToSwapWith must be given, so the sprints stay where they are."));
        edits.swap(one, sprints.require(caller, other));
    }

    private ObjectNode changed(Caller caller, Site site, String id, UnaryOperator<Sprint> edit) {
        edits.change(caller, sprints.require(caller, id), edit);
        return sprint(caller, site, id);
    }
}
