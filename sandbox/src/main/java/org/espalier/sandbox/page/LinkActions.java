package org.espalier.sandbox.page;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.LinkType;
import org.espalier.sandbox.issues.Links;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.stereotype.Component;

/** What people do to the links of an issue. */
@Component
class LinkActions {

    private final Reach reach;
    private final Links links;
    private final Catalogue catalogue;

    LinkActions(Reach reach, Links links, Catalogue catalogue) {
        this.reach = reach;
        this.links = links;
        this.catalogue = catalogue;
    }

    /** Links the issue; the relation is the id of a type and whether the issue is its source. */
    void link(Caller person, Issue issue, String relation, String other) {
        String[] words = relation.split(":", 2);
        LinkType type = catalogue
                .linkTypes()
                .withId(words[0])
                .orElseThrow(() -> Refusal.badRequest("No link was made, because the relation is unknown."));
        Issue end = reach.named(person, other);
        if (end.id() == issue.id()) {
            throw Refusal.badRequest("No link was made, because an issue cannot be linked to itself.");
        }
        boolean source = words.length < 2 || words[1].equals("out");
        reach.require(person, Permission.BROWSE_PROJECTS, issue);
        reach.require(person, Permission.LINK_ISSUES, source ? end : issue);
        links.create(person, type, source ? issue : end, source ? end : issue);
    }

    /** Removes a link; the permission in the project of either end is enough. */
    void unlink(Caller person, Issue issue, long link) {
        Links.Link found = links.find(person, link)
                .orElseThrow(() -> Refusal.badRequest("The link was already gone, so nothing was changed."));
        String end = (found.source().id() == issue.id() ? found.destination() : found.source()).key();
        if (!reach.may(person, Permission.LINK_ISSUES, reach.named(person, end))) {
            reach.require(person, Permission.LINK_ISSUES, issue);
        }
        links.delete(person, found);
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
}
