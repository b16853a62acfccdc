package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads issues through their workflow. */
@Component
public class Transitions {

    private final Issues issues;
    private final IssueRows rows;
    private final FieldChanges fields;
    private final Workflows workflows;
    private final TransactionTemplate transaction;

    Transitions(
            Issues issues, IssueRows rows, FieldChanges fields, Workflows workflows, TransactionTemplate transaction) {
        this.issues = issues;
        this.rows = rows;
        this.fields = fields;
        this.workflows = workflows;
        this.transaction = transaction;
    }

    /**
     * The ways that the caller may take with the issue now. Those that ask for a resolution have the condition that is
     * usual for them: whoever may not resolve issues does not see them.
     */
    public List<Transition> possible(Caller caller, Issue issue) {
        if (!caller.may(Permission.TRANSITION_ISSUES, issue)) {
            return List.of();
        }
        boolean resolving = caller.may(Permission.RESOLVE_ISSUES, issue);
        return workflows.open(issue).stream()
                .filter(way -> resolving || way.screen() != Transition.Screen.RESOLUTION)
                .toList();
    }

    /** The way with that id, or Jira's refusal. */
    public Transition require(Caller caller, Issue issue, String id) {
        return possible(caller, issue).stream()
                .filter(transition -> Integer.toString(transition.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("Transition id '" + id + "' is not valid for this issue."));
    }

    /** Leads an issue that was found along the way, with what is asked on it; two at the same time meet a conflict. */
    public void take(Caller caller, Issue found, Transition transition, IssueEdit edit) {
        if (transition.screen() == Transition.Screen.RESOLUTION && !edit.names(IssueField.RESOLUTION)) {
            throw Refusal.badField("resolution", "Resolution is required.");
        }
        IssueEdit whole = edit.names(IssueField.RESOLUTION)
                ? edit
                : edit.with(IssueField.RESOLUTION, workflows.resolution(transition));
        transaction.executeWithoutResult(running -> {
            rows.refuseIfAnotherWriteIsPlayed();
            rows.lock(found.id());
            Issue now = issues.named(caller, Long.toString(found.id())).orElseThrow(Refusal::noSuchIssue);
            if (now.head().nature().statusId() != found.head().nature().statusId()) {
                throw Refusal.conflict();
            }
            Instant moment = rows.now();
            rows.setStatus(now.id(), transition.to());
            ChangeItem status = new ChangeItem(
                    "status", Optional.of("status"), workflows.value(now), Workflows.value(transition.to()));
            fields.change(caller, now, whole, moment, List.of(status));
            rows.touch(moment, now.id());
        });
    }
}
