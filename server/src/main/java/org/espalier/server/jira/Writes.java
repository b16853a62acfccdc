package org.espalier.server.jira;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Obstacles;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.jira.WriteRequests.Deed;
import org.espalier.server.tracker.Mail;
import org.jspecify.annotations.Nullable;

/** Everything that is written to one site. */
final class Writes {

    private static final Deed SET = new Deed("change the field", "the issue is not there, or hidden from this account");

    private final OwnWrites own;
    private final LinkWrites links;
    private final IssueEdits issues;
    private final ParentWrites parents;
    private final TransitionWrites transitions;
    private final RankWrites ranks;
    private final Causes causes;
    private final ParentWrites.Means means;

    Writes(Dialect dialect, WriteRequests requests, OwnWrites own, ParentWrites.Means means, Causes causes) {
        this.own = own;
        this.links = new LinkWrites(dialect, requests);
        this.issues = new IssueEdits(dialect, requests, means.reads());
        this.parents = new ParentWrites(dialect, issues, requests);
        this.transitions = new TransitionWrites(dialect, requests);
        this.ranks = new RankWrites(requests);
        this.causes = causes;
        this.means = means;
    }

    /** The issues written to last, whatever came of it. */
    List<IssueId> lately() {
        return own.issues();
    }

    List<Answer> carryOut(List<Change.OfTracker> together, TrackerSight now, Mail mail) throws InterruptedException {
        together.forEach(change -> own.note(change.changed()));
        var answers = together.getFirst() instanceof Change.Rank
                ? ranks.rank(together.stream().map(each -> (Change.Rank) each).toList(), now)
                : List.of(carryOut(together.getFirst(), now, mail));
        return causes.named(together, now, answers);
    }

    /** Why Jira would refuse these, as far as it says so; what cannot be read is not named. */
    Obstacles obstacles(List<Change.OfTracker> wanted) throws InterruptedException {
        var obstacles = new ConcurrentHashMap<Change.OfTracker, String>();
        Parallel.Work<Change.Transition> one =
                change -> transitions.obstacle(change, means.reads()).ifPresent(why -> obstacles.put(change, why));
        var failure = Parallel.each(
                wanted.stream()
                        .filter(Change.Transition.class::isInstance)
                        .map(Change.Transition.class::cast)
                        .toList(),
                one);
        return new Obstacles(obstacles, failure.map(JiraFailure::gap));
    }

    private Answer carryOut(Change.OfTracker change, TrackerSight now, Mail mail) throws InterruptedException {
        return switch (change) {
            case Change.LinkCreate(var link) -> links.create(link);
            case Change.LinkDelete(var link) -> links.delete(link, now);
            case Change.Reparent reparent -> parents.put(reparent, now, means, mail);
            case Change.Transition transition -> transitions.take(transition, means.reads());
            case Change.FieldSet set -> set(set, now, mail);
            case Change.Rank rank -> ranks.rank(List.of(rank), now).getFirst();
        };
    }

    private Answer set(Change.FieldSet change, TrackerSight now, Mail mail) throws InterruptedException {
        var issue = now.issue(change.issue());
        if (issue.isEmpty()) {
            return new Answer.NotThere("Jira does not show the issue now. Nothing was changed there.");
        }
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(change.field(), FieldText.value(change.after()));
        return issues.edited(issue.get(), Map.of("fields", fields), SET, mail);
    }
}
