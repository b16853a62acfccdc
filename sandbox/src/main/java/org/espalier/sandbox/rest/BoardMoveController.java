package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.SprintMoves;
import org.espalier.sandbox.issues.Sprints;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves issues between a board and its backlog, and to a place in the order of all; Cloud alone does this in one call.
 *
 * <p>A board without sprints has no backlog of its own here, so only the order changes there.
 */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping(Site.AGILE)
class BoardMoveController {

    private final Boards boards;
    private final Sprints sprints;
    private final SprintMoves moves;
    private final IssueSelection selection;
    private final RankStep ranks;

    BoardMoveController(Boards boards, Sprints sprints, SprintMoves moves, IssueSelection selection, RankStep ranks) {
        this.boards = boards;
        this.sprints = sprints;
        this.moves = moves;
        this.selection = selection;
        this.ranks = ranks;
    }

    /** On a board with sprints, into the one that runs. */
    @Writing
    @PostMapping("/board/{board}/issue")
    ResponseEntity<ObjectNode> onto(Caller caller, @PathVariable("board") String id, @RequestBody JsonNode body) {
        Board board = boards.require(caller, id);
        return move(caller, board, body, board.kind() == Board.Kind.SCRUM ? running(board) : Optional.empty());
    }

    @Writing
    @PostMapping("/backlog/{board}/issue")
    ResponseEntity<ObjectNode> off(Caller caller, @PathVariable("board") String id, @RequestBody JsonNode body) {
        return move(caller, boards.require(caller, id), body, Optional.empty());
    }

    private Optional<Sprint> running(Board board) {
        Optional<Sprint> running = sprints.madeOn(board, List.of()).stream()
                .filter(sprint -> sprint.state() == Sprint.State.ACTIVE)
                .findFirst();
        if (running.isEmpty()) {
            throw Refusal.badRequest("No sprint of the board " + board.name() + " runs, so no issue was moved.");
        }
        return running;
    }

    private ResponseEntity<ObjectNode> move(Caller caller, Board board, JsonNode body, Optional<Sprint> sprint) {
        List<Issue> issues = selection.readToSchedule(caller, body, IssueSelection.RANKED);
        Optional<Anchor> anchor = RankStep.isAsked(body) ? Optional.of(ranks.anchor(caller, body)) : Optional.empty();
        if (board.kind() == Board.Kind.SCRUM) {
            moves.move(caller, issues, sprint);
        }
        return anchor.map(place -> ranks.rank(caller, issues, place))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
