package org.espalier.core.synchronizer.links;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.change.Change;
import org.espalier.core.change.Skip;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.plan.Consequence;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.reconcile.Wish;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.synchronizer.Sights;

/** One run of {@link Links} from a structure: links that its first rows ask for, then links that no row shows. */
final class FromStructure {
    private final Links links;
    private final Sights sights;
    private final LinkFacts facts;
    private final List<PlannedChange> changes = new ArrayList<>();
    private final List<Skip> skips = new ArrayList<>();

    FromStructure(Links links, Sights sights, LinkFacts facts) {
        this.links = links;
        this.sights = sights;
        this.facts = facts;
    }

    Proposal proposal() {
        create();
        delete();
        return new Proposal(
                changes,
                facts.foundEqual(),
                List.of(),
                skips,
                0,
                facts.counts(),
                new LinkWarnings(links.scope(), facts).about(changes));
    }

    private void create() {
        for (var pair : facts.shown().byFirstRows()) {
            if (facts.shallBecome(pair, Present.THERE)) {
                change(new Change.LinkCreate(links.rule().link(pair)), created(pair));
            } else if (!facts.ignores(pair) && !facts.linked().shows(pair)) {
                skipIfOutOfReach(pair);
            }
        }
    }

    private Wish created(Linked pair) {
        var child = facts.ref(pair.child());
        var sentence = child.key() + " stands under " + facts.ref(pair.parent()).key() + ".";
        return Wish.of(child, sentence, agrees(pair, Present.THERE));
    }

    /** L2: without a look at both ends nobody knows whether the link is there already. */
    private void skipIfOutOfReach(Linked pair) {
        var unseen = facts.hidden(pair.parent()) || facts.hidden(pair.child());
        if (unseen || !facts.inEnabledProjects(pair)) {
            skips.add(new Skip(
                    unseen ? Skip.Cause.UNREADABLE : Skip.Cause.PROJECT_NOT_ENABLED,
                    pair.child(),
                    sights.tracker().issue(pair.child()).map(IssueSight::key),
                    sights.forest().firstRowOf(pair.child()),
                    unseen
                            ? "Jira does not show this issue or the one above it, so no link is created."
                            : "This issue or the one above it is in a project that is not enabled, so no link is"
                                    + " created."));
        }
    }

    private void delete() {
        for (var parent : facts.reach().issues()) {
            for (var child : facts.linked().childrenOf(parent)) {
                var pair = new Linked(parent, child);
                if (facts.shallBecome(pair, Present.ABSENT)) {
                    change(new Change.LinkDelete(links.rule().link(pair)), deleted(pair));
                }
            }
        }
    }

    /** A link from a further parent is told apart in words, since the place of its child is right without it. */
    private Wish deleted(Linked pair) {
        var child = facts.ref(pair.child());
        var parent = facts.ref(pair.parent());
        var sentence = facts.justified(pair.child())
                ? child.key() + " stands under another issue that is linked to it; " + parent.key()
                        + " is linked to it besides."
                : child.key() + " does not stand under " + parent.key() + ".";
        return Wish.of(child, sentence, agrees(pair, Present.ABSENT)).untilOptedIn();
    }

    private static Consequence agrees(Linked pair, Present value) {
        return new Consequence.Agrees(List.of(new Agreed(pair, value)));
    }

    private void change(Change change, Wish wish) {
        changes.add(new PlannedChange(
                changes.size() + 1, change, wish.issue(), wish.reason(), wish.ticked(), wish.consequence()));
    }
}
