package org.espalier.core.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.fact.Link;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.Need.Wanted;
import org.junit.jupiter.api.Test;

/** What every tracker answers to what it does not do, not wholly, or without telling. */
public abstract class TrackerDenials extends TrackerWords {

    @Test // L9, L14
    public void anIssueGoesWhereAStepLeadsAndNowhereElse() {
        var open = new Change.Transition(story(77), status(77), ground().nextStatus(), Optional.empty());
        var closed = new Change.Transition(story(78), status(78), ground().closedStatus(), Optional.empty());

        assertThat(ground().tracker().obstacles(List.of(open, closed)).known()).containsOnlyKeys(closed);
        assertDone(open);
        assertThat(attempt(closed)).isInstanceOf(Answer.Refused.class);
        assertThat(status(77)).isEqualTo(open.after());
        assertThat(status(78)).isEqualTo(closed.before());
    }

    @Test // L9
    public void aLinkThatCannotBeIsRefusedAndNotMade() {
        for (var other : List.of(story(81), ground().nowhere())) {
            var link = new Link(ground().linkType(), story(81), other);

            assertThat(attempt(new Change.LinkCreate(link))).as(link.toString()).isInstanceOf(Answer.Refused.class);
        }
        assertThat(links(81)).isEmpty();
    }

    @Test // L9
    public void whatIsGoneIsNotThereToBeWritten() {
        var link = new Link(ground().linkType(), story(81), story(82));
        assertDone(new Change.LinkCreate(link));
        var linked = look(Set.of(story(81), story(82)), Wanted.PLACES);
        var delete = List.<Change.OfTracker>of(new Change.LinkDelete(link));

        assertThat(ground().tracker().attempt(delete, linked)).containsExactly(new Answer.Done());
        assertThat(ground().tracker().attempt(delete, linked)).singleElement().isInstanceOf(Answer.NotThere.class);
        assertThat(attempt(new Change.FieldSet(ground().nowhere(), "summary", "\"Tree\"", "\"Oak\"")))
                .isInstanceOf(Answer.NotThere.class);
        assertThat(attempt(new Change.Reparent(
                        Relation.EPIC, ground().nowhere(), Optional.empty(), Optional.of(ground().epic(1)))))
                .isInstanceOf(Answer.NotThere.class);
    }

    @Test // L1, L9
    public void anIssueDoesNotGoUnderOneThatStandsUnderIt() {
        var epic = ground().epic(1);
        var under = new Change.Reparent(Relation.EPIC, story(79), Optional.empty(), Optional.of(epic));
        assertPut(under);

        assertThat(attempt(new Change.Reparent(Relation.PARENT, epic, Optional.empty(), Optional.of(story(79)))))
                .isInstanceOf(Answer.Refused.class);
        assertPut((Change.Reparent) under.inverse().orElseThrow());
    }

    @Test // L10: the answer is lost, and what was written is there.
    public void aWriteWhoseAnswerIsLostIsFoundByLooking() {
        var link = new Link(ground().linkType(), story(85), story(96));
        ground().loseAnswers();

        assertThat(attempt(new Change.LinkCreate(link))).isInstanceOf(Answer.Lost.class);
        assertThat(links(96)).containsExactly(link);
        assertThat(attempt(new Change.LinkDelete(link))).isInstanceOf(Answer.Lost.class);
        assertThat(links(85)).isEmpty();
    }

    @Test // L9: each issue of a run is answered for itself, and the others stay where they are.
    public void ofARunThatIsRankedInPartEachIssueIsTold() {
        var numbers = List.of(86, 87, 88, 89, 90, 91, 92, 93);
        var run = run(numbers, 98, 97);
        var all = Stream.concat(Stream.of(97, 98), numbers.stream()).toList();
        var stayed = inOrder(all);
        var now = look(concerned(run), Wanted.RANKS);
        ground().rankInPart();

        var answers = ground().tracker().attempt(List.copyOf(run), now);

        var ranked = IntStream.range(0, run.size())
                .filter(at -> answers.get(at).equals(new Answer.Done()))
                .mapToObj(at -> run.get(at).issue())
                .toList();
        assertThat(ranked).isNotEmpty();
        assertThat(answers)
                .hasSameSizeAs(run)
                .filteredOn(answer -> !answer.equals(new Answer.Done()))
                .isNotEmpty()
                .allMatch(Answer.Busy.class::isInstance);
        var expected = new ArrayList<>(stayed);
        expected.removeAll(ranked);
        expected.addAll(1, ranked);
        assertThat(expected.getFirst()).isEqualTo(story(98));
        assertThat(inOrder(all)).isEqualTo(expected);
        ground().rankWholly();
        assertRanked(run(numbers.reversed(), 94, 85));
    }
}
