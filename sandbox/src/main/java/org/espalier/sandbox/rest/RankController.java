package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Ranking;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The order of all issues of the site. */
@RestController
class RankController {

    private final Ranking ranking;
    private final RankStep step;
    private final IssueSelection selection;
    private final AgileEpics epics;

    RankController(Ranking ranking, RankStep step, IssueSelection selection, AgileEpics epics) {
        this.ranking = ranking;
        this.step = step;
        this.selection = selection;
        this.epics = epics;
    }

    /** Issues that cannot be ranked at the moment stay where they are, and the answer tells which. */
    @Writing
    @PutMapping(Site.AGILE + "/issue/rank")
    ResponseEntity<ObjectNode> rank(Caller caller, @RequestBody JsonNode body) {
        List<Issue> issues = selection.readToSchedule(caller, body, IssueSelection.RANKED);
        return step.rank(caller, issues, step.anchor(caller, body));
    }

    @Writing
    @PutMapping(Site.AGILE + "/epic/{epic}/rank")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rankEpic(Caller caller, Site site, @PathVariable("epic") String idOrKey, @RequestBody JsonNode body) {
        Issue epic = epics.require(caller, site, idOrKey);
        RankRequest request = new RankRequest(Payload.object(body), "Epic");
        Anchor anchor = request.anchor(name -> epics.require(caller, site, name));
        selection.requireScheduling(caller, epic);
        ranking.rank(caller, List.of(epic), anchor);
    }

    /** For tests: writes all ranks anew in another bucket, as a site does from time to time on its own. */
    @PostMapping("/sandbox/ranks/rebalance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rebalance() {
        ranking.rebalance();
    }
}
