package org.espalier.core.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.Query;
import org.espalier.core.sight.RankOrder;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;

/** The ground on which the cases of {@link TrackerContract} stand, and the words in which they speak of it. */
public abstract class TrackerWords {

    /** The ground on which the cases stand; it may be one and the same for all of them. */
    public interface Ground {
        Tracker tracker();

        /** The story with a number from 60 to 99: bare, at the top, and ranked with the higher numbers first. */
        IssueId story(int number);

        /** One of two epics without children. */
        IssueId epic(int number);

        /** No issue has this number. */
        IssueId nowhere();

        LinkTypeId linkType();

        /** The number of the rank field. */
        long rankField();

        /** A status to which a step leads a story that nobody has touched yet. */
        StatusRef nextStatus();

        /** A status to which no step leads any story. */
        StatusRef closedStatus();

        /** A query that finds these stories in this order, which is that of their numbers. */
        Query finding(List<IssueId> stories);

        /** Until the case ends, writes are carried out and their answers do not come. */
        void loseAnswers();

        /** The next request to rank eight issues ranks some of them and not the others. */
        void rankInPart();

        /** From now on all issues are ranked. */
        void rankWholly();
    }

    /** What the cases stand on. */
    protected abstract Ground ground();

    List<Change.Rank> run(List<Integer> numbers, int after, int before) {
        var run = new ArrayList<Change.Rank>();
        var behind = Optional.<IssueId>empty();
        var from = new RankPlace(Optional.of(story(99)), Optional.empty(), Optional.empty());
        for (int number : numbers) {
            var to = new RankPlace(Optional.of(story(after)), Optional.of(story(before)), behind);
            run.add(new Change.Rank(story(number), ground().rankField(), from, to));
            behind = Optional.of(story(number));
        }
        return run;
    }

    void assertRanked(List<Change.Rank> run) {
        var issues = concerned(run);
        var answers = ground().tracker().attempt(List.copyOf(run), look(issues, Wanted.RANKS));
        assertThat(answers).hasSameSizeAs(run).containsOnly(new Answer.Done());
        var order = new RankOrder(look(issues, Wanted.RANKS), ground().rankField());
        assertThat(run).allMatch(rank -> order.holds(rank.issue(), rank.after()));
    }

    /** Of the stories with these numbers, in their order by rank. */
    List<IssueId> inOrder(List<Integer> numbers) {
        var issues = numbers.stream().map(this::story).collect(Collectors.toSet());
        return look(issues, Wanted.RANKS).issues().values().stream()
                .sorted(Comparator.comparing(this::rank))
                .map(IssueSight::id)
                .toList();
    }

    private String rank(IssueSight issue) {
        return issue.traits().orElseThrow().ranks().getOrDefault(ground().rankField(), "");
    }

    static Set<IssueId> concerned(List<Change.Rank> run) {
        var issues = new TreeSet<IssueId>();
        for (var rank : run) {
            issues.add(rank.issue());
            issues.addAll(RankOrder.issues(rank.after()));
        }
        return issues;
    }

    void assertPut(Change.Reparent put) {
        assertDone(put);
        assertThat(seen(put.issue(), Wanted.TRAITS)
                        .traits()
                        .map(Traits::above)
                        .orElseThrow()
                        .is(put.after()))
                .as(put.toString())
                .isTrue();
    }

    void assertDone(Change.OfTracker change) {
        assertThat(attempt(change)).as(change.toString()).isEqualTo(new Answer.Done());
    }

    Answer attempt(Change.OfTracker change) {
        var issues = new TreeSet<>(change.changed());
        if (change instanceof Change.Reparent reparent) {
            reparent.after().ifPresent(issues::add);
        }
        return ground().tracker()
                .attempt(List.of(change), look(issues, Wanted.TRAITS))
                .getFirst();
    }

    StatusRef status(int number) {
        var status =
                seen(story(number), Wanted.TRAITS).traits().map(Traits::status).orElseThrow();
        return new StatusRef(status.id(), status.name());
    }

    List<Link> links(int number) {
        return seen(story(number), Wanted.PLACES).links().stream()
                .map(SeenLink::link)
                .toList();
    }

    String value(int number, String field) {
        return seen(story(number), Wanted.fields(Set.of(field)))
                .further()
                .fields()
                .getOrDefault(field, "not shown");
    }

    IssueSight seen(IssueId issue, Wanted wanted) {
        return look(Set.of(issue), wanted).issue(issue).orElseThrow();
    }

    TrackerSight look(Set<IssueId> issues, Wanted wanted) {
        var sight = ground().tracker().look(new Need.Direct(new TreeSet<>(issues), wanted));
        assertThat(sight.gaps()).isEmpty();
        return sight;
    }

    IssueId story(int number) {
        return ground().story(number);
    }
}
