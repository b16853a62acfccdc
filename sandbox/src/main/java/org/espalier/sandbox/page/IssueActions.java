package org.espalier.sandbox.page;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueDeletion;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.IssueEdits;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.LinkType;
import org.espalier.sandbox.issues.Links;
import org.espalier.sandbox.issues.ParentWish;
import org.espalier.sandbox.issues.Placement;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.SprintWish;
import org.springframework.stereotype.Component;

/** What people do to an issue, said in the words of the page. */
@Component
class IssueActions {

    private static final int LONGEST_SUMMARY = 255;

    private final Issues issues;
    private final IssueEdits edits;
    private final Links links;
    private final IssueDeletion deletion;
    private final Catalogue catalogue;

    IssueActions(Issues issues, IssueEdits edits, Links links, IssueDeletion deletion, Catalogue catalogue) {
        this.issues = issues;
        this.edits = edits;
        this.links = links;
        this.deletion = deletion;
        this.catalogue = catalogue;
    }

    void rename(Caller person, Issue issue, String summary) {
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
        ParentWish wish = parent.isBlank()
                ? new ParentWish.None()
                : new ParentWish.Under(require(person, parent).key());
        edits.edit(person, issue, IssueEdit.of(new Placement(wish, new SprintWish.Unchanged())));
    }

    /** Links the issue; the relation is the id of a type and whether the issue is its source. */
    void link(Caller person, Issue issue, String relation, String other) {
        String[] words = relation.split(":", 2);
        LinkType type = catalogue
                .linkTypes()
                .withId(words[0])
                .orElseThrow(() -> Refusal.badRequest("No link was made, because the relation is unknown."));
        Issue end = require(person, other);
        if (end.id() == issue.id()) {
            throw Refusal.badRequest("No link was made, because an issue cannot be linked to itself.");
        }
        boolean source = words.length < 2 || words[1].equals("out");
        links.create(person, type, source ? issue : end, source ? end : issue);
    }

    void unlink(Caller person, long link) {
        Links.Link found = links.find(person, link)
                .orElseThrow(() -> Refusal.badRequest("The link was already gone, so nothing was changed."));
        links.delete(person, found);
    }

    void delete(Caller person, Issue issue, boolean subTasks) {
        deletion.delete(person, issue, subTasks ? IssueDeletion.SubTasks.DELETED_TOO : IssueDeletion.SubTasks.FORBID);
    }

    /** Every relation an issue can have, for a choice. */
    List<Markup.Choice> relations() {
        return catalogue.linkTypes().all().stream()
                .flatMap(type -> List.of(
                        new Markup.Choice(type.id() + ":out", type.outward()),
                        new Markup.Choice(type.id() + ":in", type.inward()))
                        .stream())
                .toList();
    }

    private Issue require(Caller person, String key) {
        return issues.named(person, key.strip())
                .orElseThrow(() -> Refusal.badRequest(
                        "There is no issue \"" + key.strip() + "\", so nothing was changed; check its key."));
    }
}
