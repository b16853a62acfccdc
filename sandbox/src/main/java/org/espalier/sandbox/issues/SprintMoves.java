package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves issues into open sprints and out of them. */
@Component
public class SprintMoves {

    private final Hierarchy hierarchy;
    private final IssueEdits edits;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    SprintMoves(Hierarchy hierarchy, IssueEdits edits, IssueRows rows, TransactionTemplate transaction) {
        this.hierarchy = hierarchy;
        this.edits = edits;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Puts the issues into the sprint, or into none: all of them or, if one cannot be moved, none. */
    public void move(Caller caller, List<Issue> moved, Optional<Sprint> sprint) {
        if (sprint.filter(known -> known.state() == Sprint.State.CLOSED).isPresent()) {
            throw Refusal.badRequest("Issues can be moved to a future or active sprint only; no issue was moved.");
        }
        for (Issue issue : moved) {
            if (hierarchy.typeOf(issue.head()).subtask()) {
                throw Refusal.badRequest("The issue " + issue.key()
                        + " is a sub-task, which is in the sprint of its parent; no issue was moved.");
            }
        }
        SprintWish wish =
                sprint.<SprintWish>map(known -> new SprintWish.In(known.id())).orElseGet(SprintWish.None::new);
        IssueEdit edit = IssueEdit.of(new Placement(new ParentWish.Unchanged(), wish));
        transaction.executeWithoutResult(running -> {
            rows.lock(Issues.array(moved.stream().map(Issue::id).toList()));
            moved.forEach(issue -> edits.edit(caller, issue, edit));
        });
    }
}
