package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Ranking;
import org.espalier.sandbox.issues.Sprint;
import org.espalier.sandbox.issues.SprintMoves;
import org.espalier.sandbox.issues.Sprints;
import org.espalier.sandbox.search.IssueLists.Condition;
import org.espalier.sandbox.search.IssueLists.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The issues of a sprint, and those of none. */
@RestController
@RequestMapping(Site.AGILE)
class SprintIssueController {

    private final Sprints sprints;
    private final SprintMoves moves;
    private final Ranking ranking;
    private final IssueSelection selection;
    private final AgileAnswers answers;

    SprintIssueController(
            Sprints sprints, SprintMoves moves, Ranking ranking, IssueSelection selection, AgileAnswers answers) {
        this.sprints = sprints;
        this.moves = moves;
        this.ranking = ranking;
        this.selection = selection;
        this.answers = answers;
    }

    @GetMapping("/sprint/{sprint}/issue")
    ObjectNode issues(
            Caller caller,
            Site site,
            @PathVariable("sprint") String id,
            @RequestParam MultiValueMap<String, String> words) {
        Scope scope = Scope.of(Condition.inSprint(sprints.require(caller, id).id()));
        return answers.list(caller, site, scope, OffsetSearchRequest.of(words));
    }

    /** Where the kind of Jira takes a place in the order too, the issues are ranked once they are in the sprint. */
    @Writing
    @PostMapping("/sprint/{sprint}/issue")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(Caller caller, Site site, @PathVariable("sprint") String id, @RequestBody JsonNode body) {
        Sprint sprint = sprints.require(caller, id);
        List<Issue> issues =
                selection.readToSchedule(caller, body, site.shapes().sprintMove());
        Optional<Anchor> anchor = RankStep.isAsked(body)
                ? Optional.of(new RankRequest(body, "Issue").anchor(name -> selection.one(caller, name)))
                : Optional.empty();
        moves.move(caller, issues, Optional.of(sprint));
        anchor.ifPresent(place -> ranking.rank(caller, issues, place));
    }

    @Writing
    @PostMapping("/backlog/issue")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOut(Caller caller, @RequestBody JsonNode body) {
        moves.move(caller, selection.readToSchedule(caller, body, IssueSelection.MOVED), Optional.empty());
    }
}
