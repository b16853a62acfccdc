package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Ranking;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The order of all issues of the site. */
@RestController
class RankController {

    private final Ranking ranking;
    private final IssueSelection selection;

    RankController(Ranking ranking, IssueSelection selection) {
        this.ranking = ranking;
        this.selection = selection;
    }

    @Writing
    @PutMapping(Site.AGILE + "/issue/rank")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rank(Caller caller, @RequestBody JsonNode body) {
        List<Issue> issues = selection.read(caller, body, IssueSelection.RANKED);
        RankRequest request = new RankRequest(body, "Issue");
        ranking.rank(caller, issues, request.anchor(name -> selection.one(caller, name)));
    }

    /** For tests: writes all ranks anew in another bucket, as a site does from time to time on its own. */
    @PostMapping("/sandbox/ranks/rebalance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rebalance() {
        ranking.rebalance();
    }
}
