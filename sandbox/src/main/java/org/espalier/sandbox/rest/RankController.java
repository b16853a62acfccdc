package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Ranking;
import org.espalier.sandbox.issues.Refusal;
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

    private static final String BEFORE = "rankBeforeIssue";
    private static final String AFTER = "rankAfterIssue";
    private static final String FIELD = "rankCustomFieldId";

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
        List<Issue> issues = selection.read(caller, body, Set.of("issues", BEFORE, AFTER, FIELD));
        refuseOtherField(body.path(FIELD));
        ranking.rank(caller, issues, anchor(caller, body));
    }

    /** For tests: writes all ranks anew in another bucket, as a site does from time to time on its own. */
    @PostMapping("/sandbox/ranks/rebalance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rebalance() {
        ranking.rebalance();
    }

    private Anchor anchor(Caller caller, JsonNode body) {
        Optional<String> before = Payload.text(body.path(BEFORE));
        Optional<String> after = Payload.text(body.path(AFTER));
        if (before.isPresent() == after.isPresent()) {
            throw Refusal.badRequest(
                    "Exactly one of rankBeforeIssue and rankAfterIssue must be given; no issue was ranked.");
        }
        return before.map(name -> new Anchor(selection.one(caller, name).id(), Anchor.Side.BEFORE))
                .or(() ->
                        after.map(name -> new Anchor(selection.one(caller, name).id(), Anchor.Side.AFTER)))
                .orElseThrow();
    }

    /** A site may have several fields of this kind; this one has one. */
    private static void refuseOtherField(JsonNode id) {
        Optional<String> number = Payload.text(id);
        if (number.filter(given -> !CustomFields.RANK.equals("customfield_" + given))
                .isPresent()) {
            throw Refusal.badRequest("The custom field " + number.get() + " is no rank field; no issue was ranked.");
        }
    }
}
