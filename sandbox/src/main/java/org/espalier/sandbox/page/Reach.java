package org.espalier.sandbox.page;

import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Withholding;
import org.springframework.stereotype.Component;

/** How far a person reaches who changes something on a page: pages show everything, and allow what the API allows. */
@Component
class Reach {

    private final Issues issues;
    private final Catalogue catalogue;
    private final Withholding withholding;

    Reach(Issues issues, Catalogue catalogue, Withholding withholding) {
        this.issues = issues;
        this.catalogue = catalogue;
        this.withholding = withholding;
    }

    /** The issue with that key, which somebody has typed. */
    Issue named(Caller person, String key) {
        return issues.named(person, key.strip())
                .filter(issue -> person.may(Permission.BROWSE_PROJECTS, issue))
                .orElseThrow(() -> Refusal.badRequest("There is no issue \"" + key.strip() + "\" that " + name(person)
                        + " may see, so nothing was changed; check its key."));
    }

    /** Refuses unless the person may do that with the issue. */
    void require(Caller person, Permission permission, Issue issue) {
        if (!may(person, permission, issue)) {
            throw Refusal.forbidden(refusal(person, permission, issue));
        }
    }

    boolean may(Caller person, Permission permission, Issue issue) {
        return person.may(Permission.BROWSE_PROJECTS, issue) && person.may(permission, issue);
    }

    private String refusal(Caller person, Permission permission, Issue issue) {
        Project project = catalogue.projects().of(issue.place().projectId());
        if (withholding.archived().contains(project.id())) {
            return "The project " + project.key() + " is archived, so nothing was changed in it; restore it first.";
        }
        Permission lacking = person.may(Permission.BROWSE_PROJECTS, issue) ? permission : Permission.BROWSE_PROJECTS;
        return name(person) + " lacks the permission to " + lacking.words() + " in the project " + project.key()
                + ", so nothing was changed; choose somebody else above, or give the permission back at Switches.";
    }

    /** What people call the person. */
    static String name(Caller person) {
        return person.account().map(Account::displayName).orElse("Nobody");
    }
}
