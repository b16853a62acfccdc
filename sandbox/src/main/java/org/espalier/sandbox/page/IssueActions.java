package org.espalier.sandbox.page;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueDeletion;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.IssueEdits;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.ParentWish;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Placement;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.SprintWish;
import org.springframework.stereotype.Component;

/** What people do to an issue itself, said in the words of the page. */
@Component
class IssueActions {

    private static final int LONGEST_SUMMARY = 255;

    private final Reach reach;
    private final IssueEdits edits;
    private final IssueDeletion deletion;

    IssueActions(Reach reach, IssueEdits edits, IssueDeletion deletion) {
        this.reach = reach;
        this.edits = edits;
        this.deletion = deletion;
    }

    void rename(Caller person, Issue issue, String summary) {
        reach.require(person, Permission.EDIT_ISSUES, issue);
        String wanted = summary.strip();
        if (wanted.isEmpty()
                || wanted.length() > LONGEST_SUMMARY
                || wanted.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest("The summary stays as it is, because it needs 1 to 255 characters in one line.");
        }
        edits.edit(person, issue, IssueEdit.of(Placement.UNCHANGED).with(IssueField.SUMMARY, List.of(wanted)));
    }

    /** Puts the issue below another one, or below none where no name is given. */
    void place(Caller person, Issue issue, String parent) {
        reach.require(person, Permission.EDIT_ISSUES, issue);
        ParentWish wish = parent.isBlank()
                ? new ParentWish.None()
                : new ParentWish.Under(reach.named(person, parent).key());
        edits.edit(person, issue, IssueEdit.of(new Placement(wish, new SprintWish.Unchanged())));
    }

    void delete(Caller person, Issue issue, boolean sure, boolean subTasks) {
        if (!sure) {
            throw Refusal.badRequest("Nothing was deleted, because the box that says you are sure is not ticked.");
        }
        reach.require(person, Permission.DELETE_ISSUES, issue);
        deletion.delete(person, issue, subTasks ? IssueDeletion.SubTasks.DELETED_TOO : IssueDeletion.SubTasks.FORBID);
    }
}
