package org.espalier.core.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.RankOrder;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.Test;

/**
 * What every tracker does, the one in memory as much as the connector at a whole Jira; so what is proven with the one
 * holds for the other.
 */
public abstract class TrackerContract {

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
    }

    /** What the cases stand on. */
    protected abstract Ground ground();

    @Test // L2
    public void whatIsNotThereIsUnseenAndNoGap() {
        var sight = look(Set.of(story(60), ground().nowhere()), Wanted.PLACES);

        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.issues()).containsOnlyKeys(story(60));
        assertThat(sight.unseen()).containsExactly(ground().nowhere());
    }

    @Test // L9, L10: a repeated request makes no second link.
    public void aLinkIsMadeOnceAndSeenFromBothEnds() {
        var link = new Link(ground().linkType(), story(61), story(62));

        assertDone(new Change.LinkCreate(link));
        assertDone(new Change.LinkCreate(link));
        assertThat(links(61)).containsExactly(link);
        assertThat(links(62)).containsExactly(link);

        assertDone(new Change.LinkDelete(link));
        assertThat(links(61)).isEmpty();
        assertThat(links(62)).isEmpty();
    }

    @Test
    public void anIssueGoesUnderAnEpicThenAnotherAndToTheTop() {
        var one = Optional.of(ground().epic(1));
        var other = Optional.of(ground().epic(2));

        assertPut(new Change.Reparent(Relation.EPIC, story(63), Optional.empty(), one));
        assertPut(new Change.Reparent(Relation.EPIC, story(63), one, other));
        assertPut(new Change.Reparent(Relation.PARENT, story(63), other, Optional.empty()));
    }

    @Test // L10: a second try of a write that was carried out does nothing.
    public void anIssuePutTwiceStandsWhereItWasPut() {
        var put = new Change.Reparent(Relation.PARENT, story(64), Optional.empty(), Optional.of(ground().epic(1)));

        assertPut(put);
        assertPut(put);
        assertPut((Change.Reparent) put.inverse().orElseThrow());
    }

    @Test
    public void aFieldHoldsWhatWasWrittenAndGivesItBack() {
        var field = "summary";
        var before = value(65, field);
        var set = new Change.FieldSet(story(65), field, before, "\"Oak\"");

        assertDone(set);
        assertThat(value(65, field)).isEqualTo("\"Oak\"");
        assertDone((Change.OfTracker) set.inverse().orElseThrow());
        assertThat(value(65, field)).isEqualTo(before);
    }

    @Test // L13
    public void aRunOfIssuesComesInItsOrderBehindOneThatStays() {
        var up = run(List.of(70, 71), 80, 79);
        var back = run(List.of(71, 70), 72, 69);

        assertRanked(up);
        assertRanked(back);
    }

    @Test // L10
    public void issuesRankedTwiceStandWhereTheyWereRanked() {
        var up = run(List.of(74, 75), 84, 83);

        assertRanked(up);
        assertRanked(up);
        assertRanked(run(List.of(75, 74), 76, 73));
    }

    @Test // L9: nothing slipped in between where nobody else wrote.
    public void aQuietWriteReplacedWhatItExpected() {
        var put = new Change.Reparent(Relation.PARENT, story(66), Optional.empty(), Optional.of(ground().epic(1)));
        assertPut(put);

        assertThat(ground().tracker().slips(List.of(put)).found()).isEmpty();
        assertPut((Change.Reparent) put.inverse().orElseThrow());
    }

    @Test // L9: two writes met, and the history of the field tells which value was replaced.
    public void aWriteThatReplacedAnotherValueCanGiveItBack() {
        var epic = Optional.of(ground().epic(1));
        var theirs = Optional.of(ground().epic(2));
        var nothing = Optional.<IssueId>empty();
        assertPut(new Change.Reparent(Relation.EPIC, story(67), nothing, theirs));
        var ours = new Change.Reparent(Relation.EPIC, story(67), nothing, epic);
        assertPut(ours);

        var slips = ground().tracker().slips(List.of(ours));

        assertThat(slips.blind()).isEmpty();
        assertThat(slips.found())
                .extracting(Slips.Slip::givingBack)
                .containsExactly(new Change.Reparent(Relation.EPIC, story(67), epic, theirs));
        assertPut((Change.Reparent) slips.found().getFirst().givingBack());
        assertPut(new Change.Reparent(Relation.EPIC, story(67), theirs, nothing));
    }

    @Test // L9
    public void aFieldThatReplacedAnotherValueCanGiveItBack() {
        var before = value(68, "summary");
        assertDone(new Change.FieldSet(story(68), "summary", before, "\"Theirs\""));
        var ours = new Change.FieldSet(story(68), "summary", before, "\"Ours\"");
        assertDone(ours);

        assertThat(ground().tracker().slips(List.of(ours)).found())
                .extracting(Slips.Slip::givingBack)
                .containsExactly(new Change.FieldSet(story(68), "summary", "\"Ours\"", "\"Theirs\""));
        assertDone(new Change.FieldSet(story(68), "summary", "\"Ours\"", before));
    }

    private List<Change.Rank> run(List<Integer> numbers, int after, int before) {
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

    private void assertRanked(List<Change.Rank> run) {
        var issues = new TreeSet<IssueId>();
        for (var rank : run) {
            issues.add(rank.issue());
            issues.addAll(RankOrder.issues(rank.after()));
        }
        var answers = ground().tracker().attempt(List.copyOf(run), look(issues, Wanted.TRAITS));
        assertThat(answers).hasSameSizeAs(run).containsOnly(new Answer.Done());
        var order = new RankOrder(look(issues, Wanted.TRAITS), ground().rankField());
        assertThat(run).allMatch(rank -> order.holds(rank.issue(), rank.after()));
    }

    private void assertPut(Change.Reparent put) {
        assertDone(put);
        assertThat(seen(put.issue(), Wanted.TRAITS)
                        .traits()
                        .map(Traits::above)
                        .orElseThrow()
                        .is(put.after()))
                .as(put.toString())
                .isTrue();
    }

    private void assertDone(Change.OfTracker change) {
        var issues = new TreeSet<>(change.changed());
        if (change instanceof Change.Reparent reparent) {
            reparent.after().ifPresent(issues::add);
        }
        var answers = ground().tracker().attempt(List.of(change), look(issues, Wanted.TRAITS));
        assertThat(answers).as(change.toString()).containsExactly(new Answer.Done());
    }

    private List<Link> links(int number) {
        return seen(story(number), Wanted.PLACES).links().stream()
                .map(SeenLink::link)
                .toList();
    }

    private String value(int number, String field) {
        return seen(story(number), Wanted.fields(Set.of(field)))
                .further()
                .fields()
                .getOrDefault(field, "not shown");
    }

    private IssueSight seen(IssueId issue, Wanted wanted) {
        return look(Set.of(issue), wanted).issue(issue).orElseThrow();
    }

    private TrackerSight look(Set<IssueId> issues, Wanted wanted) {
        var sight = ground().tracker().look(new Need.Direct(new TreeSet<>(issues), wanted));
        assertThat(sight.gaps()).isEmpty();
        return sight;
    }

    private IssueId story(int number) {
        return ground().story(number);
    }
}
