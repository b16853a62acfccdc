package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Sprints;
import org.espalier.sandbox.search.IssueLists.Condition;
import org.espalier.sandbox.search.IssueLists.Scope;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The issues of a board, in parts. */
@RestController
@RequestMapping(Site.AGILE + "/board/{board}")
class BoardIssueController {

    private final Boards boards;
    private final AgileEpics epics;
    private final Sprints sprints;
    private final AgileAnswers answers;

    BoardIssueController(Boards boards, AgileEpics epics, Sprints sprints, AgileAnswers answers) {
        this.boards = boards;
        this.epics = epics;
        this.sprints = sprints;
        this.answers = answers;
    }

    @GetMapping("/issue")
    ObjectNode issues(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @RequestParam MultiValueMap<String, String> words) {
        return answers.list(caller, site, on(boards.require(caller, id)), OffsetSearchRequest.of(words));
    }

    /** What is not finished and not planned for a sprint. */
    @GetMapping("/backlog")
    ObjectNode backlog(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @RequestParam MultiValueMap<String, String> words) {
        Scope scope = on(boards.require(caller, id)).and(Condition.unfinished(), Condition.inNoOpenSprint());
        return answers.list(caller, site, scope, OffsetSearchRequest.of(words));
    }

    @GetMapping("/epic")
    ObjectNode epics(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @RequestParam(defaultValue = "") String done,
            @RequestParam MultiValueMap<String, String> words) {
        Board board = boards.require(caller, id);
        List<Condition> conditions = new ArrayList<>(List.of(Condition.epic()));
        switch (done.toLowerCase(Locale.ROOT)) {
            case "true" -> conditions.add(Condition.finished());
            case "false" -> conditions.add(Condition.unfinished());
            default -> {
                // Both are shown.
            }
        }
        return answers.epics(caller, site, new Scope(List.of(board.filter().jql()), conditions), OffsetPage.of(words));
    }

    @GetMapping("/epic/{epic}/issue")
    ObjectNode issuesOfEpic(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @PathVariable("epic") String epic,
            @RequestParam MultiValueMap<String, String> words) {
        Scope scope = on(boards.require(caller, id))
                .and(Condition.inEpic(epics.require(caller, site, epic).id()));
        return answers.list(caller, site, scope, OffsetSearchRequest.of(words));
    }

    @GetMapping("/epic/none/issue")
    ObjectNode issuesOfNoEpic(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @RequestParam MultiValueMap<String, String> words) {
        Scope scope = on(boards.require(caller, id)).and(Condition.inNoEpic());
        return answers.list(caller, site, scope, OffsetSearchRequest.of(words));
    }

    @GetMapping("/sprint/{sprint}/issue")
    ObjectNode issuesOfSprint(
            Caller caller,
            Site site,
            @PathVariable("board") String id,
            @PathVariable("sprint") String sprint,
            @RequestParam MultiValueMap<String, String> words) {
        Scope scope = on(boards.require(caller, id))
                .and(Condition.inSprint(sprints.require(caller, sprint).id()));
        return answers.list(caller, site, scope, OffsetSearchRequest.of(words));
    }

    /** What the filter finds; an epic stands beside a scrum board, not on it. */
    static Scope on(Board board) {
        Scope all = new Scope(List.of(board.filter().jql()), List.of());
        return switch (board.kind()) {
            case SCRUM -> all.and(Condition.noEpic());
            case KANBAN -> all;
        };
    }
}
