package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes issues. */
@Component
public class IssueCreation {

    private final IssueRows rows;
    private final Parents parents;
    private final Issues issues;
    private final FieldChanges fields;
    private final TransactionTemplate transaction;

    IssueCreation(
            IssueRows rows, Parents parents, Issues issues, FieldChanges fields, TransactionTemplate transaction) {
        this.rows = rows;
        this.parents = parents;
        this.issues = issues;
        this.fields = fields;
        this.transaction = transaction;
    }

    /** The id of the issue made; its place in the rank is the last. */
    public long create(Caller caller, IssueDraft draft) {
        parents.allow(caller, draft);
        Long id = transaction.execute(running -> {
            rows.holdRanks();
            Instant now = rows.now();
            long made = rows.insert(caller, draft, now);
            rows.announce(new Happening.IssueMade(caller.author(), made));
            Issue issue = issues.require(caller, Long.toString(made));
            Parents.Move move =
                    parents.wanted(caller, issue, draft.edit().placement().parent());
            rows.lock(move.issuesToHold());
            parents.carryOut(caller, move, now);
            fields.complete(caller, issue, draft.edit());
            return made;
        });
        return Optional.ofNullable(id).orElseThrow();
    }
}
