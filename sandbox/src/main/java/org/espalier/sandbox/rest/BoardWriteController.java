package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.BoardWrites;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.search.SavedFilter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Boards made of saved filters, and removed. */
@RestController
@RequestMapping(Site.AGILE + "/board")
class BoardWriteController {

    private static final int LONGEST_NAME = 255;

    private final Boards boards;
    private final BoardWrites writes;
    private final FilterAnswers filters;
    private final Catalogue catalogue;

    BoardWriteController(Boards boards, BoardWrites writes, FilterAnswers filters, Catalogue catalogue) {
        this.boards = boards;
        this.writes = writes;
        this.filters = filters;
        this.catalogue = catalogue;
    }

    /**
     * Where no place is named, the board belongs to the first project that the filter is shared with, or the first of
     * all.
     */
    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        String name = name(body);
        Board.Kind kind = switch (Payload.text(body.path("type")).orElse("")) {
            case "scrum" -> Board.Kind.SCRUM;
            case "kanban" -> Board.Kind.KANBAN;
            default -> throw Refusal.badField("type", "The board must be of type scrum or kanban.");
        };
        SavedFilter filter =
                filters.require(caller, Payload.text(body.path("filterId")).orElse(""));
        Project project = Payload.text(body.path("location").path("projectKeyOrId"))
                .map(keyOrId -> project(caller, keyOrId))
                .orElseGet(() -> projectOf(caller, filter));
        return new BoardJson(site)
                .board(writes.create(
                        caller, new Board(0, project, name, kind, new Board.SavedFilter(filter.id(), filter.jql()))));
    }

    static String name(JsonNode body) {
        String name = Payload.text(Payload.object(body).path("name")).orElse("").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !Payload.storable(name)) {
            throw Refusal.badField("name", "The board must have a name of up to 255 characters.");
        }
        return name;
    }

    private Project project(Caller caller, String keyOrId) {
        return ProjectController.visible(catalogue, caller).stream()
                .filter(project -> project.key().equals(keyOrId)
                        || Long.toString(project.id()).equals(keyOrId))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("No project could be found with key or id '" + keyOrId + "'."));
    }

    private Project projectOf(Caller caller, SavedFilter filter) {
        List<Project> visible = ProjectController.visible(catalogue, caller);
        return filter.shares().stream()
                .flatMap(share -> share.target().stream())
                .flatMap(id -> visible.stream()
                        .filter(project -> Long.toString(project.id()).equals(id)))
                .findFirst()
                .or(() -> visible.stream().findFirst())
                .orElseThrow(() -> Refusal.badRequest("A board needs a project, and none can be seen."));
    }

    @Writing
    @DeleteMapping("/{board}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable("board") String id) {
        Board board = boards.require(caller, id);
        if (!caller.may(Permission.ADMINISTER_PROJECTS, board.project().id())) {
            throw Refusal.forbidden("You do not administer the board " + board.name() + ", so it was not deleted.");
        }
        writes.remove(caller, board);
    }
}
