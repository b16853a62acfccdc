package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The saved filters below boards, and the quick ones above them, of which only Cloud tells. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping(Site.AGILE + "/board")
class BoardFilterController {

    private final Boards boards;

    BoardFilterController(Boards boards) {
        this.boards = boards;
    }

    /** Nobody has made one. */
    @GetMapping("/{board}/quickfilter")
    ObjectNode quickFilters(
            Caller caller, @PathVariable("board") String id, @RequestParam MultiValueMap<String, String> words) {
        boards.require(caller, id);
        return OffsetPage.of(words).of(List.<ObjectNode>of(), filter -> filter);
    }

    /** The boards that show what the filter finds. */
    @GetMapping("/filter/{filter:[0-9]+}")
    ObjectNode ofFilter(
            Caller caller,
            Site site,
            @PathVariable("filter") String id,
            @RequestParam MultiValueMap<String, String> words) {
        List<Board> found = boards.visible(caller).stream()
                .filter(board -> Long.toString(board.filter().id()).equals(id))
                .toList();
        return OffsetPage.of(words)
                .of(
                        found,
                        board -> TermJson.JSON
                                .objectNode()
                                .put("id", board.id())
                                .put("self", site.agile("board/" + board.id()))
                                .put("name", board.name()));
    }
}
