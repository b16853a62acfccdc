package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes issues. */
@Component
public class IssueEdits {

    private final Issues issues;
    private final FieldChanges fields;
    private final IssueRows rows;
    private final Parents parents;
    private final TransactionTemplate transaction;

    IssueEdits(Issues issues, FieldChanges fields, IssueRows rows, Parents parents, TransactionTemplate transaction) {
        this.issues = issues;
        this.fields = fields;
        this.rows = rows;
        this.parents = parents;
        this.transaction = transaction;
    }

    /** Carries out the edit on an issue that was found, all of it or nothing; values that are there already stay. */
    public void edit(Caller caller, Issue found, IssueEdit edit) {
        transaction.executeWithoutResult(running -> {
            rows.refuseIfAnotherWriteIsPlayed();
            Parents.Move move = parents.wanted(caller, found, edit.placement().parent());
            rows.lock(move.issuesToHold());
            Issue now = issues.named(caller, Long.toString(found.id())).orElseThrow(Refusal::noSuchIssue);
            if (!now.parent().equals(found.parent())) {
                throw Refusal.conflict();
            }
            Instant moment = rows.now();
            boolean changed = fields.change(caller, now, edit, moment, List.of());
            boolean moved = parents.carryOut(caller, move, moment);
            if (moved || changed) {
                rows.touch(moment, now.id());
            }
        });
    }
}
