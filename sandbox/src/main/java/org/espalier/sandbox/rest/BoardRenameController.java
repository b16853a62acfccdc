package org.espalier.sandbox.rest;

import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.BoardWrites;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** For tests: renames a board, as an administrator does on pages; Jira's API has no call for it. */
@RestController
@RequestMapping("/sandbox/boards")
class BoardRenameController {

    private final Catalogue catalogue;
    private final Callers callers;
    private final Boards boards;
    private final BoardWrites writes;

    BoardRenameController(Catalogue catalogue, Callers callers, Boards boards, BoardWrites writes) {
        this.catalogue = catalogue;
        this.callers = callers;
        this.boards = boards;
        this.writes = writes;
    }

    @PutMapping("/{board}")
    ObjectNode rename(@PathVariable("board") String id, @RequestBody JsonNode body) {
        Caller caller = callers.of(catalogue.accounts().stream()
                .filter(Account::administrator)
                .findFirst()
                .orElseThrow());
        Board board = writes.rename(caller, boards.require(caller, id), BoardWriteController.name(body));
        return TermJson.JSON.objectNode().put("id", board.id()).put("name", board.name());
    }
}
