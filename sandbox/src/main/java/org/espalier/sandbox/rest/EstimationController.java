package org.espalier.sandbox.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.IssueEdits;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.ParentWish;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Placement;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.SprintWish;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How much work an issue is, by the field that a scrum board estimates in. */
@RestController
@RequestMapping(Site.AGILE + "/issue/{issue}/estimation")
class EstimationController {

    private static final JsonMapper READER = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    private final Issues issues;
    private final IssueEdits edits;
    private final Boards boards;
    private final Dialect dialect;

    EstimationController(Issues issues, IssueEdits edits, Boards boards, Dialect dialect) {
        this.dialect = dialect;
        this.issues = issues;
        this.edits = edits;
        this.boards = boards;
    }

    @GetMapping
    ObjectNode estimation(
            Caller caller, @PathVariable("issue") String idOrKey, @RequestParam(defaultValue = "") String boardId) {
        Issue issue = issues.require(caller, idOrKey);
        requireEstimating(caller, boardId);
        return shown(issue);
    }

    @Writing
    @PutMapping
    ObjectNode estimate(
            Caller caller,
            @PathVariable("issue") String idOrKey,
            @RequestParam(defaultValue = "") String boardId,
            @RequestBody JsonNode body) {
        Issue issue = issues.require(caller, idOrKey);
        requireEstimating(caller, boardId);
        caller.require(Permission.EDIT_ISSUES, issue);
        String value = Payload.text(Payload.object(body).path("value")).orElse("");
        if (!value.isEmpty() && !NUMBER.matcher(value).matches()) {
            throw Refusal.badRequest("An estimate is a number; '" + value + "' is none, and nothing was changed.");
        }
        List<String> kept = value.isEmpty()
                ? List.of()
                : List.of(new BigDecimal(value).stripTrailingZeros().toPlainString());
        edits.edit(
                caller,
                issue,
                IssueEdit.of(new Placement(new ParentWish.Unchanged(), new SprintWish.Unchanged()))
                        .with(IssueField.STORY_POINTS, kept));
        return shown(issues.require(caller, idOrKey));
    }

    /** A board says which field it is, and only a scrum board has one. */
    private void requireEstimating(Caller caller, String boardId) {
        if (boardId.isBlank()) {
            throw Refusal.badRequest("The parameter boardId is missing, which says by which field is estimated.");
        }
        if (boards.require(caller, boardId).kind() != Board.Kind.SCRUM) {
            throw Refusal.badRequest("Estimation is not enabled on this board.");
        }
    }

    /** Cloud tells numbers as texts here. */
    private ObjectNode shown(Issue issue) {
        ObjectNode answer = TermJson.JSON.objectNode().put("fieldId", CustomFields.STORY_POINTS);
        JsonNode points = READER.readTree(issue.details().extra()).path("storyPoints");
        if (points.isNumber()) {
            switch (dialect) {
                case CLOUD -> answer.put("value", Double.toString(points.doubleValue()));
                case DATA_CENTER -> answer.set("value", points);
            }
        }
        return answer;
    }
}
