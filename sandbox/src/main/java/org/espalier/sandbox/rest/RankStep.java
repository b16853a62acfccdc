package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Ranking;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ranks the issues of a request; some may not be ranked at the moment, which stay where they are. */
@Component
class RankStep {

    private final Ranking ranking;
    private final IssueSelection selection;
    private final FaultSwitches switches;

    RankStep(Ranking ranking, IssueSelection selection, FaultSwitches switches) {
        this.ranking = ranking;
        this.selection = selection;
        this.switches = switches;
    }

    /** Whether the body says where the issues are to stand. */
    static boolean isAsked(JsonNode body) {
        return RankRequest.names("Issue").stream().anyMatch(name -> !Payload.absent(body.path(name)));
    }

    /** The place that the body names. */
    Anchor anchor(Caller caller, JsonNode body) {
        return new RankRequest(body, "Issue").anchor(name -> selection.one(caller, name));
    }

    /** Says of each issue whether it was ranked, unless all were. */
    ResponseEntity<ObjectNode> rank(Caller caller, List<Issue> issues, Anchor anchor) {
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
}
