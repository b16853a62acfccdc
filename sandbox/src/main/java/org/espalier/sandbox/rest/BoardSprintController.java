package org.espalier.sandbox.rest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.Sprints;
import org.espalier.sandbox.search.IssueLists;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The sprints of a board: those made on it, and those that any of its issues is in. */
@RestController
class BoardSprintController {

    private final Boards boards;
    private final Sprints sprints;
    private final IssueLists lists;

    BoardSprintController(Boards boards, Sprints sprints, IssueLists lists) {
        this.boards = boards;
        this.sprints = sprints;
        this.lists = lists;
    }

    @GetMapping(Site.AGILE + "/board/{board}/sprint")
    ObjectNode sprints(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam MultiValueMap<String, String> words) {
        Board board = boards.require(caller, id);
        if (board.kind() == Board.Kind.KANBAN) {
            throw Refusal.badRequest("The board does not support sprints");
        }
        Set<Sprint.State> states = states(Payload.words(state));
        List<Sprint> found = sprints.madeOn(board, lists.sprints(caller, BoardIssueController.on(board))).stream()
                .filter(sprint -> states.isEmpty() || states.contains(sprint.state()))
                .toList();
        return OffsetPage.of(words).of(found, sprint -> SprintJson.sprint(site, sprint));
    }

    private static Set<Sprint.State> states(List<String> words) {
        Set<Sprint.State> states = new HashSet<>();
        for (String word : words) {
            states.add(Sprint.State.of(word)
                    .orElseThrow(
                            () -> Refusal.badRequest("A sprint is future, active or closed, not '" + word + "'.")));
        }
        return states;
    }
}
