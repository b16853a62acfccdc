package org.espalier.sandbox.rest;

import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Sprints;
import org.espalier.sandbox.search.IssueLists.Condition;
import org.espalier.sandbox.search.IssueLists.Scope;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The issues of boards, epics and sprints in pages by token, and counted, as only Cloud gives them. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping(Site.SOFTWARE)
class SoftwareListController {

    private final Boards boards;
    private final AgileEpics epics;
    private final Sprints sprints;
    private final AgileAnswers answers;

    SoftwareListController(Boards boards, AgileEpics epics, Sprints sprints, AgileAnswers answers) {
        this.boards = boards;
        this.epics = epics;
        this.sprints = sprints;
        this.answers = answers;
    }

    @GetMapping("/board/{board}/issue")
    ObjectNode issues(
            Caller caller,
            Site site,
            @PathVariable("board") String board,
            @RequestParam MultiValueMap<String, String> words) {
        return answers.page(caller, site, board(caller, board), words);
    }

    @GetMapping("/board/{board}/issue/approximate-count")
    ObjectNode count(Caller caller, @PathVariable("board") String board, @RequestParam(defaultValue = "") String jql) {
        return answers.count(caller, board(caller, board), jql);
    }

    @GetMapping("/board/{board}/backlog")
    ObjectNode backlog(
            Caller caller,
            Site site,
            @PathVariable("board") String board,
            @RequestParam MultiValueMap<String, String> words) {
        return answers.page(caller, site, backlog(caller, board), words);
    }

    @GetMapping("/board/{board}/backlog/approximate-count")
    ObjectNode countOfBacklog(
            Caller caller, @PathVariable("board") String board, @RequestParam(defaultValue = "") String jql) {
        return answers.count(caller, backlog(caller, board), jql);
    }

    @GetMapping("/board/{board}/epic/{epic}/issue")
    ObjectNode issuesOfEpicOnBoard(
            Caller caller,
            Site site,
            @PathVariable("board") String board,
            @PathVariable("epic") String epic,
            @RequestParam MultiValueMap<String, String> words) {
        return answers.page(caller, site, board(caller, board).and(epic(caller, site, epic)), words);
    }

    @GetMapping("/board/{board}/epic/none/issue")
    ObjectNode issuesOfNoEpicOnBoard(
            Caller caller,
            Site site,
            @PathVariable("board") String board,
            @RequestParam MultiValueMap<String, String> words) {
        return answers.page(caller, site, board(caller, board).and(Condition.inNoEpic()), words);
    }

    @GetMapping("/board/{board}/sprint/{sprint}/issue")
    ObjectNode issuesOfSprintOnBoard(
            Caller caller,
            Site site,
            @PathVariable("board") String board,
            @PathVariable("sprint") String sprint,
            @RequestParam MultiValueMap<String, String> words) {
        return answers.page(caller, site, board(caller, board).and(sprint(caller, sprint)), words);
    }

    @GetMapping("/epic/{epic}/issue")
    ObjectNode issuesOfEpic(
            Caller caller,
            Site site,
            @PathVariable("epic") String epic,
            @RequestParam MultiValueMap<String, String> words) {
        return answers.page(caller, site, Scope.of(epic(caller, site, epic)), words);
    }

    @GetMapping("/epic/none/issue")
    ObjectNode issuesOfNoEpic(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
        return answers.page(caller, site, Scope.of(Condition.inNoEpic()), words);
    }

    @GetMapping("/sprint/{sprint}/issue")
    ObjectNode issuesOfSprint(
            Caller caller,
            Site site,
            @PathVariable("sprint") String sprint,
            @RequestParam MultiValueMap<String, String> words) {
        return answers.page(caller, site, Scope.of(sprint(caller, sprint)), words);
    }

    private Scope board(Caller caller, String id) {
        return BoardIssueController.on(boards.require(caller, id));
    }

    private Scope backlog(Caller caller, String board) {
        return board(caller, board).and(Condition.unfinished(), Condition.inNoOpenSprint());
    }

    private Condition epic(Caller caller, Site site, String idOrKey) {
        return Condition.inEpic(epics.require(caller, site, idOrKey).id());
    }

    private Condition sprint(Caller caller, String id) {
        return Condition.inSprint(sprints.require(caller, id).id());
    }
}
