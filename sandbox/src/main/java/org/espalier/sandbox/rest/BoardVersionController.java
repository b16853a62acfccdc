package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.ProjectVersion;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The versions of what a board is about. */
@RestController
@RequestMapping(Site.AGILE + "/board/{board}/version")
class BoardVersionController {

    private final Boards boards;
    private final Catalogue catalogue;

    BoardVersionController(Boards boards, Catalogue catalogue) {
        this.boards = boards;
        this.catalogue = catalogue;
    }

    /** The ids are numbers here. */
    @GetMapping
    ObjectNode versions(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @RequestParam Optional<String> released,
            @RequestParam MultiValueMap<String, String> words) {
        Board board = boards.require(caller, id);
        TermJson terms = new TermJson(site);
        List<ProjectVersion> found = catalogue.versionsOf(board.project()).stream()
                .filter(version -> released.filter(word -> !word.isBlank())
                        .map(word -> word.equalsIgnoreCase("true") == version.released())
                        .orElse(true))
                .toList();
        return OffsetPage.of(words)
                .of(found, version -> PartsController.version(terms, version).put("id", version.id()));
    }
}
