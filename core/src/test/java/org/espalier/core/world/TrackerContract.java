package org.espalier.core.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Slips;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Matched;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.Test;

/**
 * What every tracker does, the one in memory as much as the connector at a whole Jira; so what is proven with the one
 * holds for the other.
 */
public abstract class TrackerContract extends TrackerDenials {

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

    @Test
    public void aResultHoldsWhatAQueryFindsInItsOrder() {
        var query = ground().finding(List.of(story(60), story(69)));

        var sight = ground().tracker().look(new Need.Result(query));

        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.result(query)).extracting(IssueRef::id).containsExactly(story(60), story(69));
    }

    @Test
    public void ofEachIssueIsToldWhetherAQueryFindsIt() {
        var query = ground().finding(List.of(story(60), story(69)));
        var asked = new TreeSet<>(List.of(story(60), story(62), ground().nowhere()));

        var sight = ground().tracker().look(new Need.Matches(query, asked));

        assertThat(sight.gaps()).isEmpty();
        assertThat(sight.matches().get(query))
                .isEqualTo(Map.of(story(60), Matched.YES, story(62), Matched.NO, ground().nowhere(), Matched.UNLISTED));
    }
}
