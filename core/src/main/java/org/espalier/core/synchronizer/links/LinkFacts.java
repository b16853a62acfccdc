package org.espalier.core.synchronizer.links;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.espalier.core.agreement.Agreed;
import org.espalier.core.agreement.Agreement;
import org.espalier.core.fact.Direction;
import org.espalier.core.fact.Fact.Linked;
import org.espalier.core.fact.Value;
import org.espalier.core.fact.Value.Present;
import org.espalier.core.reconcile.Decision;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.reconcile.Reconciler;
import org.espalier.core.reconcile.View;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Origin;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;

/** What both sides show of each pair, and what shall become of it (L2 to L7). */
final class LinkFacts {
    private final EndFilter filter;
    private final Ask ask;
    private final Sights sights;
    private final LinkedPairs linked;
    private final ShownPairs shown;
    private final Reach reach;
    private final Map<Linked, Decision> decisions = new LinkedHashMap<>();

    private LinkFacts(EndFilter filter, Ask ask, Sights sights, LinkedPairs linked, Reach reach) {
        this.filter = filter;
        this.ask = ask;
        this.sights = sights;
        this.linked = linked;
        this.shown = ShownPairs.of(sights.forest());
        this.reach = reach;
    }

    static LinkFacts of(Links links, Ask ask, Sights sights) {
        var linked = LinkedPairs.of(links.rule(), ask.projects(), sights.tracker());
        var reach = Reach.of(links.scope(), ask.direction(), sights, linked);
        var facts = new LinkFacts(links.rule().filter(), ask, sights, linked, reach);
        var reconciler = new Reconciler(ask.direction(), ask.agreement(), ask.policy(), links.primacy());
        for (var pair : inQuestion(facts.shown, linked, ask.agreement())) {
            if (!facts.ignores(pair)) {
                facts.decisions.put(pair, reconciler.decide(pair, facts.structure(pair), facts.tracker(pair)));
            }
        }
        return facts;
    }

    /** Pairs that the structure shows in display order, then those of the tracker and of the agreement in theirs. */
    static SequencedSet<Linked> inQuestion(ShownPairs shown, LinkedPairs linked, Agreement agreement) {
        SequencedSet<Linked> pairs = shown.all();
        pairs.addAll(linked.inScopeBesides(pairs));
        var agreed = new ArrayList<Linked>();
        for (var fact : agreement.facts().keySet()) {
            if (fact instanceof Linked pair && !pairs.contains(pair)) {
                agreed.add(pair);
            }
        }
        agreed.sort(LinkedPairs.ORDER);
        pairs.addAll(agreed);
        return pairs;
    }

    private View tracker(Linked pair) {
        return seen(pair.parent()).isPresent() && seen(pair.child()).isPresent()
                ? View.Shows.just(linked.shows(pair) ? Present.THERE : Present.ABSENT)
                : new View.Unseen();
    }

    /*
     * A structure has one place per row, so it cannot show every link: a link from a further parent, and one that
     * leads out of the structure, is not shown and never different. The same holds for the links of an issue that
     * stands under one that the tracker hides, for nobody knows whether that place is right.
     */
    private View structure(Linked pair) {
        var origin = shown.origin(pair);
        if (origin.isPresent()) {
            return shows(Present.THERE, origin.get());
        }
        var silent = !reach.minds(pair) || (linked.shows(pair) && (underHidden(pair.child()) || further(pair)));
        return silent ? new View.Unseen() : shows(Present.ABSENT, Origin.UNKNOWN);
    }

    private static View shows(Value value, Origin origin) {
        return new View.Shows(value, Set.of(), origin);
    }

    /** Whether the pair is left alone because an end of it fails the filter. */
    boolean ignores(Linked pair) {
        return filter.ignores(pair, sights.tracker());
    }

    private boolean underHidden(IssueId child) {
        return shown.parentsOf(child).stream().anyMatch(this::hidden);
    }

    private boolean further(Linked pair) {
        return ask.direction() == Direction.INTO_STRUCTURE && justified(pair.child());
    }

    /** Whether the issue already stands under an issue that is linked to it. */
    boolean justified(IssueId child) {
        var linkedParents = linked.visibleParentsOf(child);
        return shown.parentsOf(child).stream().anyMatch(linkedParents::contains);
    }

    /** The issue as it was seen, if it may be touched. */
    Optional<IssueSight> seen(IssueId issue) {
        return sights.seen(issue, ask.projects());
    }

    /** Whether the issue was looked for and not shown (L2). */
    boolean hidden(IssueId issue) {
        return sights.tracker().unseen().contains(issue);
    }

    /** Whether both ends may be touched, as far as they were seen. */
    boolean inEnabledProjects(Linked pair) {
        return seen(pair.parent()).isPresent() && seen(pair.child()).isPresent();
    }

    IssueRef ref(IssueId issue) {
        return seen(issue).orElseThrow().ref();
    }

    /** Whether this side shall come to show the value for the pair. */
    boolean shallBecome(Linked pair, Present value) {
        return decisions.get(pair) instanceof Decision.Write write && write.after() == value;
    }

    /** The linked parents under one of which an issue shall come to stand, the best first. */
    List<IssueId> wantedParents(IssueId child) {
        return linked.parentsOf(child).stream()
                .filter(parent -> shallBecome(new Linked(parent, child), Present.THERE))
                .sorted(reach.ranking())
                .toList();
    }

    List<Agreed> foundEqual() {
        return decisions.values().stream()
                .filter(Decision.NowAgreed.class::isInstance)
                .map(Decision.NowAgreed.class::cast)
                .map(now -> new Agreed(now.fact(), now.value()))
                .toList();
    }

    /** The pairs in question that each side shows. */
    Proposal.Shown counts() {
        int inStructure = 0;
        int atTracker = 0;
        for (var pair : decisions.keySet()) {
            if (tracker(pair) instanceof View.Shows there && reach.minds(pair)) {
                inStructure += shown.origin(pair).isPresent() ? 1 : 0;
                atTracker += there.value() == Present.THERE ? 1 : 0;
            }
        }
        return new Proposal.Shown(inStructure, atTracker);
    }

    Reach reach() {
        return reach;
    }

    LinkedPairs linked() {
        return linked;
    }

    ShownPairs shown() {
        return shown;
    }

    Agreement agreement() {
        return ask.agreement();
    }
}
