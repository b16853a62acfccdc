package org.espalier.sandbox.issues;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which issue may stand below which. */
@Component
class Hierarchy {

    private final Issues issues;
    private final Catalogue catalogue;

    Hierarchy(Issues issues, Catalogue catalogue) {
        this.issues = issues;
        this.catalogue = catalogue;
    }

    /**
     * The parent that the wish names, if it may stand above an issue of that type in that project.
     *
     * <p>A sub-task may stand directly below an epic: today's screens do not offer it, but real sites have such issues,
     * and what a site has must be restorable.
     */
    Issue parent(Caller caller, String idOrKey, IssueType type, long projectId) {
        Issue parent = issues.named(caller, idOrKey)
                .orElseThrow(() -> Refusal.badField("parent", "Could not find issue by id or key."));
        IssueType above = typeOf(parent.head());
        if (above.level() <= type.level() || above.level() > Math.max(1, type.level() + 1)) {
            throw Refusal.badField(
                    "parentId",
                    type.subtask() || above.subtask() || above.level() > type.level()
                            ? "Given parent issue does not belong to appropriate hierarchy."
                            : "Issue type " + type.id() + " is not a sub-task but a parent is specified");
        }
        if (type.subtask() && parent.place().projectId() != projectId) {
            throw Refusal.badField("parentId", "The parent of a sub-task must be in the same project.");
        }
        return parent;
    }

    /** The epic that the wish names, if an issue of that type may belong to it; in any project. */
    Optional<Issue> epic(Caller caller, ParentWish.InEpic wish, IssueType type) {
        if (type.subtask()) {
            throw Refusal.badField(CustomFields.EPIC_LINK, Refusal.unsettable(CustomFields.EPIC_LINK));
        }
        Optional<Issue> epic = wish.idOrKey()
                .map(name -> issues.named(caller, name)
                        .filter(issue -> typeOf(issue.head()).epic())
                        .orElseThrow(() ->
                                Refusal.badField(CustomFields.EPIC_LINK, "Issue '" + name + "' is not a valid epic.")));
        if (epic.isPresent() && type.epic()) {
            throw Refusal.badField(CustomFields.EPIC_LINK, "An epic cannot belong to another epic.");
        }
        return epic;
    }

    /** What the wish names to stand above an epic or above what stands above epics itself. */
    Optional<Issue> aboveEpics(Caller caller, ParentWish.AboveEpics wish, IssueType type) {
        if (type.subtask()) {
            throw Refusal.badField(CustomFields.PARENT_LINK, Refusal.unsettable(CustomFields.PARENT_LINK));
        }
        Optional<Issue> above = wish.idOrKey()
                .map(name -> issues.named(caller, name)
                        .orElseThrow(() ->
                                Refusal.badField(CustomFields.PARENT_LINK, "Could not find issue by id or key.")));
        if (type.level() < 1
                || above.filter(issue -> typeOf(issue.head()).level() != type.level() + 1)
                        .isPresent()) {
            throw Refusal.badField(
                    CustomFields.PARENT_LINK, "Given parent issue does not belong to appropriate hierarchy.");
        }
        return above;
    }

    void refuseSubTaskWithoutParent(IssueType type) {
        if (type.subtask()) {
            throw Refusal.badField("issuetype", "Issue type is a sub-task but parent issue key or id not specified.");
        }
    }

    IssueType typeOf(IssueHead issue) {
        return catalogue.types().of(issue.nature().typeId());
    }
}
