package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves issues to another project, to another type, or, as sub-tasks, below another issue; their ids stay. */
@Component
public class IssueMoves {

    /**
     * Where an issue is to be.
     *
     * @param parent what it is below; absent: where it is, or at the top if its type is of another level than before
     */
    public record Target(Project project, IssueType type, Optional<String> parent) {}

    private final Issues issues;
    private final IssueRows rows;
    private final Parents parents;
    private final Relocation relocation;
    private final TransactionTemplate transaction;

    IssueMoves(Issues issues, IssueRows rows, Parents parents, Relocation relocation, TransactionTemplate transaction) {
        this.issues = issues;
        this.rows = rows;
        this.parents = parents;
        this.relocation = relocation;
        this.transaction = transaction;
    }

    /** Carries out the move with all that it brings about, or nothing of it; its sub-tasks follow to the project. */
    public void move(Caller caller, Issue issue, Target target) {
        transaction.executeWithoutResult(running -> {
            List<IssueHead> subTasks =
                    issues.subTasks(caller, List.of(issue.id())).getOrDefault(issue.id(), List.of());
            if (target.type().subtask() && !subTasks.isEmpty()) {
                throw Refusal.badRequest("The issue " + issue.key()
                        + " has sub-tasks, so it cannot become one itself; nothing was moved.");
            }
            if (target.type().subtask() && target.parent().isEmpty()) {
                throw Refusal.badField(
                        "parentId", "Issue type is a sub-task but parent issue key or id not specified.");
            }
            Instant moment = rows.now();
            boolean moved = relocate(caller, issue, target, moment);
            for (IssueHead subTask : subTasks) {
                Issue child = issues.require(caller, Long.toString(subTask.id()));
                relocation.relocate(caller, child, target.project(), relocation.typeOf(child), moment);
            }
            if (moved) {
                rows.touch(moment, issue.id());
            }
        });
    }

    private boolean relocate(Caller caller, Issue issue, Target target, Instant moment) {
        rows.lock(issue.id());
        IssueType was = relocation.typeOf(issue);
        boolean changed = relocation.relocate(caller, issue, target.project(), target.type(), moment);
        ParentWish wish = target.parent()
                .<ParentWish>map(ParentWish.Under::new)
                .orElseGet(() ->
                        was.level() == target.type().level() ? new ParentWish.Unchanged() : new ParentWish.None());
        Issue now = issues.require(caller, Long.toString(issue.id()));
        Parents.Move move = parents.wanted(caller, now, wish).from(was);
        rows.lock(move.issuesToHold());
        return parents.carryOut(caller, move, moment) || changed;
    }
}
