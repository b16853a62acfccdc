package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Epics;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The order of all issues of the site. */
@RestController
class RankController {

    private final Ranking ranking;
    private final IssueSelection selection;
    private final Epics epics;
    private final FaultSwitches switches;

    RankController(Ranking ranking, IssueSelection selection, Epics epics, FaultSwitches switches) {
        this.ranking = ranking;
        this.selection = selection;
        this.epics = epics;
        this.switches = switches;
    }

    /** Issues that cannot be ranked at the moment stay where they are, and the answer tells which. */
    @Writing
    @PutMapping(Site.AGILE + "/issue/rank")
    ResponseEntity<ObjectNode> rank(Caller caller, @RequestBody JsonNode body) {
        List<Issue> issues = selection.readToSchedule(caller, body, IssueSelection.RANKED);
        Anchor anchor = new RankRequest(body, "Issue").anchor(name -> selection.one(caller, name));
        List<Issue> ranked =
                issues.stream().filter(issue -> !switches.refusesRank()).toList();
        ranking.rank(caller, ranked, anchor);
        if (ranked.size() == issues.size()) {
            return ResponseEntity.noContent().build();
        }
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode entries = answer.putArray("entries");
        issues.forEach(issue -> entries.add(entry(issue, ranked.contains(issue))));
        return ResponseEntity.status(HttpStatus.MULTI_STATUS).body(answer);
    }

    @Writing
    @PutMapping(Site.AGILE + "/epic/{epic}/rank")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rankEpic(Caller caller, @PathVariable("epic") String idOrKey, @RequestBody JsonNode body) {
        Issue epic = epics.require(caller, idOrKey);
        RankRequest request = new RankRequest(Payload.object(body), "Epic");
        Anchor anchor = request.anchor(name -> epics.require(caller, name));
        selection.requireScheduling(caller, epic);
        ranking.rank(caller, List.of(epic), anchor);
    }

    private static ObjectNode entry(Issue issue, boolean ranked) {
        ObjectNode entry = TermJson.JSON
                .objectNode()
                .put("issueId", issue.id())
                .put("issueKey", issue.key())
                .put("status", (ranked ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).value());
        if (!ranked) {
            entry.putArray("errors")
                    .add("JIRA Agile cannot execute the rank operation at this time. Please try again later.");
        }
        return entry;
    }

    /** For tests: writes all ranks anew in another bucket, as a site does from time to time on its own. */
    @PostMapping("/sandbox/ranks/rebalance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rebalance() {
        ranking.rebalance();
    }
}
