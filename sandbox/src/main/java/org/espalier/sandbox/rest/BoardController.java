package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Workflows;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Boards and how they are set up. */
@RestController
@RequestMapping(Site.AGILE + "/board")
class BoardController {

    private static final List<String> TYPES = List.of("scrum", "kanban", "simple");

    private final Boards boards;
    private final Catalogue catalogue;
    private final Workflows workflows;

    BoardController(Boards boards, Catalogue catalogue, Workflows workflows) {
        this.boards = boards;
        this.catalogue = catalogue;
        this.workflows = workflows;
    }

    @GetMapping
    ObjectNode boards(
            Caller caller,
            Site site,
            @RequestParam(defaultValue = "") List<String> type,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String projectKeyOrId,
            @RequestParam MultiValueMap<String, String> words) {
        List<String> types = Payload.words(type);
        if (!TYPES.containsAll(types)) {
            throw Refusal.badRequest("A board is of type scrum, kanban or simple.");
        }
        Optional<Long> project =
                Optional.of(projectKeyOrId).filter(word -> !word.isBlank()).map(word -> projectOf(caller, word));
        List<Board> found = boards.visible(caller).stream()
                .filter(board -> types.isEmpty() || types.contains(board.kind().word()))
                .filter(board -> board.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                .filter(board -> project.isEmpty()
                        || project.get().equals(board.project().id()))
                .toList();
        return OffsetPage.of(words).of(found, new BoardJson(site)::board);
    }

    private long projectOf(Caller caller, String keyOrId) {
        return ProjectController.visible(catalogue, caller).stream()
                .filter(project -> project.key().equals(keyOrId)
                        || Long.toString(project.id()).equals(keyOrId))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("No project could be found with key or id '" + keyOrId + "'."))
                .id();
    }

    @GetMapping("/{board}")
    ObjectNode board(Caller caller, Site site, @PathVariable("board") String id) {
        return new BoardJson(site).board(boards.require(caller, id));
    }

    @GetMapping("/{board}/configuration")
    ObjectNode configuration(Caller caller, Site site, @PathVariable("board") String id) {
        Board board = boards.require(caller, id);
        return new BoardJson(site).configuration(board, workflows.statuses(board.project()));
    }

    @GetMapping("/{board}/project")
    ObjectNode projects(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @RequestParam MultiValueMap<String, String> words) {
        TermJson terms = new TermJson(site);
        return OffsetPage.of(words).of(List.of(boards.require(caller, id).project()), terms::project);
    }
}
