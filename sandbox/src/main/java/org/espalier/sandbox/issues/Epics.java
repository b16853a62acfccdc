package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** Epics, and what belongs to them. */
@Component
public class Epics {

    private final Issues issues;
    private final Hierarchy hierarchy;
    private final IssueEdits edits;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    Epics(Issues issues, Hierarchy hierarchy, IssueEdits edits, IssueRows rows, TransactionTemplate transaction) {
        this.issues = issues;
        this.hierarchy = hierarchy;
        this.edits = edits;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** The epic with that id or key; refused if there is none, if it cannot be seen, or if the issue is none. */
    public Issue require(Caller caller, String idOrKey) {
        return issues.named(caller, idOrKey)
                .filter(issue -> hierarchy.typeOf(issue.head()).epic())
                .orElseThrow(Epics::noSuchEpic);
    }

    /** What is said where there is no such epic. */
    public static Refusal noSuchEpic() {
        return Refusal.notFound("The requested epic does not exist or you do not have permission to view it.");
    }

    /**
     * Makes the issues belong to the epic, or to none: all of them or, if one cannot, none. An issue that belongs there
     * already stays as it is.
     */
    public void move(Caller caller, List<Issue> moved, Optional<Issue> epic) {
        for (Issue issue : moved) {
            caller.require(Permission.EDIT_ISSUES, issue);
            refuseUnlessBelow(issue);
        }
        IssueEdit edit =
                IssueEdit.of(new Placement(new ParentWish.InEpic(epic.map(Issue::key)), new SprintWish.Unchanged()));
        transaction.executeWithoutResult(running -> {
            rows.lock(Issues.array(held(moved, epic)));
            moved.forEach(issue -> edits.edit(caller, issue, edit));
        });
    }

    /**
     * What is said of an epic on boards; what is absent stays.
     *
     * @param color one of Jira's words, such as {@code color_4}
     */
    public record Look(
            Optional<String> name, Optional<String> summary, Optional<String> color, Optional<Boolean> done) {}

    /** Changes what is said of an epic; its color and whether it is done leave no trace in its history. */
    public void look(Caller caller, Issue epic, Look look) {
        caller.require(Permission.EDIT_ISSUES, epic);
        IssueEdit edit = IssueEdit.of(new Placement(new ParentWish.Unchanged(), new SprintWish.Unchanged()));
        if (look.name().isPresent()) {
            edit = edit.with(
                    IssueField.EPIC_NAME,
                    List.of(JsonNodeFactory.instance
                            .stringNode(look.name().get())
                            .toString()));
        }
        if (look.summary().isPresent()) {
            edit = edit.with(IssueField.SUMMARY, List.of(look.summary().get()));
        }
        IssueEdit whole = edit;
        transaction.executeWithoutResult(running -> {
            edits.edit(caller, epic, whole);
            look.color()
                    .ifPresent(color -> rows.keep(epic.id(), "epicColor", JsonNodeFactory.instance.stringNode(color)));
            look.done().ifPresent(done -> rows.keep(epic.id(), "epicDone", JsonNodeFactory.instance.booleanNode(done)));
        });
    }

    private void refuseUnlessBelow(Issue issue) {
        IssueType type = hierarchy.typeOf(issue.head());
        if (type.level() != 0) {
            throw Refusal.badRequest("The issue " + issue.key() + " is "
                    + (type.subtask() ? "a sub-task" : "an epic itself")
                    + ", which cannot belong to an epic; no issue was moved.");
        }
    }

    private static List<Long> held(List<Issue> moved, Optional<Issue> epic) {
        return Stream.of(
                        moved.stream().map(Issue::id),
                        moved.stream().flatMap(issue -> issue.parent().stream()).map(IssueHead::id),
                        epic.stream().map(Issue::id))
                .flatMap(ids -> ids)
                .toList();
    }
}
