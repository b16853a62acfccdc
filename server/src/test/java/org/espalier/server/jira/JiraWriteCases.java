package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.run.Answer;
import org.espalier.core.run.FactRuns;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueRef;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LookProgress;
import org.espalier.server.tracker.Mail;
import org.espalier.server.tracker.TrackerAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What whole runs come to at a Jira of either kind where answers are lost, and where Jira takes a change only in some
 * way (L9, L10).
 */
abstract class JiraWriteCases extends JiraSlipCases {

    private static final String EDIT = "PUT /rest/api/{version}/issue/{issue}";
    private static final String TRANSITION = "POST /rest/api/{version}/issue/{issue}/transitions";

    private static final Query FENCED = new Query("key >= GROVE-180 AND key <= GROVE-191 ORDER BY Rank");

    JiraWriteCases(String dialect, Function<NotedPause, TrackerAdapter> adapter, Credential credential) {
        super(dialect, adapter, credential);
    }

    /** Writes of every kind that a request carries out. */
    Stream<Change.OfTracker> writes() {
        return Stream.of(
                new Change.FieldSet(id(130), "summary", "\"Tree 130\"", "\"Oak\""),
                new Change.Reparent(Relation.EPIC, id(131), Optional.empty(), Optional.of(id(6))),
                transition(132, "To Do", "In Progress", Optional.empty()),
                new Change.Rank(
                        id(133),
                        ground().rankField(),
                        new RankPlace(Optional.of(id(134)), Optional.of(id(132)), Optional.empty()),
                        new RankPlace(Optional.empty(), Optional.of(id(134)), Optional.empty())));
    }

    @ParameterizedTest // L10
    @MethodSource("writes")
    void aWriteWhoseAnswerIsLostIsFoundByLookingAndSentOnce(Change.OfTracker change) {
        jira.misbehave(Map.of("timeoutAfterCommitPercent", 100));
        jira.forgetRequests();

        assertThat(run(change)).isEqualTo(Effect.APPLIED);
        assertThat(jira.requests().writing()).isEqualTo(1);
        jira.misbehave(Map.of());
        assertThat(run((Change.OfTracker) change.inverse().orElseThrow())).isEqualTo(Effect.APPLIED);
    }

    @Test // L9, L12: what one request leaves out goes into the next, and in the end into another plan.
    void aRunOfWhichJiraRanksHalfIsRankedInTheEnd() {
        var numbers = IntStream.rangeClosed(180, 189).boxed().toList();
        var below = new RankPlace(Optional.of(id(190)), Optional.of(id(179)), Optional.empty());
        var above = new RankPlace(Optional.of(id(191)), Optional.of(id(190)), Optional.empty());
        var plan = FactRuns.plan(ranked(numbers, below, above));
        jira.misbehave(Map.of("rankRefusalPercent", 50, "seed", 4));
        jira.forgetRequests();

        var effects = run(plan);

        assertThat(jira.requests().writing()).isBetween(2L, 4L * effects.size());
        assertThat(effects).contains(Effect.APPLIED).allSatisfy(effect -> {
            if (effect.outcome() != Outcome.APPLIED) {
                assertThat(effect.sentence()).contains("Jira did not rank the issue this time: JIRA Agile cannot");
            }
        });
        jira.misbehave(Map.of());
        assertThat(run(plan)).extracting(Effect::outcome).containsOnly(Outcome.APPLIED, Outcome.ALREADY_SO);
        assertThat(tracker.look(new Need.Result(FENCED)).result(FENCED))
                .extracting(IssueRef::id)
                .containsExactlyElementsOf(Stream.of(191, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190)
                        .map(JiraGround::id)
                        .toList());
        assertThat(run(FactRuns.plan(ranked(numbers.reversed(), above, below)))).containsOnly(Effect.APPLIED);
    }

    private List<Change.OfTracker> ranked(List<Integer> numbers, RankPlace from, RankPlace to) {
        var run = new ArrayList<Change.OfTracker>();
        var behind = Optional.<IssueId>empty();
        for (int number : numbers) {
            var place = new RankPlace(to.after(), to.before(), behind);
            run.add(new Change.Rank(id(number), ground().rankField(), from, place));
            behind = Optional.of(id(number));
        }
        return run;
    }

    @Test // jira-api 5.3, 5.4
    void aWriteThatMeetsAnotherInsideJiraIsSentAgain() {
        for (var change : List.of(
                new Change.FieldSet(id(140), "summary", "\"Tree 140\"", "\"Oak\""),
                transition(141, "To Do", "In Progress", Optional.empty()))) {
            jira.switches("conflicts", Map.of("next", 1));
            jira.forgetRequests();

            assertThat(run(change)).isEqualTo(Effect.APPLIED);
            assertThat(jira.requests().writing()).isEqualTo(2);
        }
    }

    @Test // jira-api 5.4
    void aResolutionIsGivenWhereTheWayAsksForOneAndJiraTakesItOffOnTheWayBack() {
        var close = transition(142, "To Do", "Done", Optional.of(resolution()));

        assertThat(run(close)).isEqualTo(Effect.APPLIED);
        assertThat(jira.get(issue(142)).at("/fields/resolution/id").asString()).isEqualTo(resolution());
        assertThat(run((Change.OfTracker) close.inverse().orElseThrow())).isEqualTo(Effect.APPLIED);
        assertThat(jira.get(issue(142)).at("/fields/resolution").isNull()).isTrue();
    }

    @Test // jira-api 5.4
    void aWayThatAsksForAResolutionIsNotTakenWithoutOne() {
        jira.forgetRequests();

        assertThat(run(transition(143, "To Do", "Done", Optional.empty())))
                .isEqualTo(new Effect(
                        Outcome.REFUSED,
                        "Jira refused to change the status: the transition Done requires a resolution, and none is"
                                + " given. Nothing was changed there."));
        assertThat(jira.requests().writing()).isZero();
    }

    @Test // jira-api 5.4
    void anIssueGoesThereAndBackAndThereAgain() {
        var there = transition(144, "To Do", "In Progress", Optional.empty());

        for (var change : List.of(there, there.inverse().orElseThrow(), there)) {
            assertThat(run((Change.OfTracker) change)).isEqualTo(Effect.APPLIED);
        }
        assertThat(status(144)).isEqualTo("In Progress");
    }

    @Test // L9: between the list of the ways and the taking of one.
    void aWayThatIsGoneWhenItIsTakenIsRefusedInJirasWords() {
        slipIn("POST", issue(145) + "/transitions", closing());

        assertThat(run(transition(145, "To Do", "In Progress", Optional.empty())))
                .isEqualTo(new Effect(
                        Outcome.REFUSED,
                        "Jira refused to change the status: Transition id '" + way("In Progress")
                                + "' is not valid for this issue. Nothing was changed there."));
        assertThat(status(145)).isEqualTo("Done");
    }

    @Test // L9: between the look and the list of the ways.
    void aStatusThatIsLeftBeforeTheWayIsLookedForIsLookedAtOnceMore() {
        var before = seen(146);
        jira.asMember("POST", issue(146) + "/transitions", closing());

        assertThat(attempt(transition(146, "To Do", "In Progress", Optional.empty()), before))
                .isInstanceOfSatisfying(
                        Answer.Busy.class,
                        busy -> assertThat(busy.sentence())
                                .isEqualTo("The status was changed in Jira meanwhile, and it is looked at once more."));
        assertThat(status(146)).isEqualTo("Done");
    }

    @Test // L14: an issue that is done can only be reopened here.
    void aTransitionWithoutAWayBackIsToldWithoutTakingIt() {
        for (int number : new int[] {147, 148}) {
            assertThat(run(transition(number, "To Do", "In Progress", Optional.empty())))
                    .isEqualTo(Effect.APPLIED);
        }
        jira.asMember("POST", issue(147) + "/transitions", closing());
        jira.forgetRequests();

        var stuck = transition(147, "Done", "In Progress", Optional.empty());
        assertThat(tracker.obstacles(List.of(
                        stuck,
                        transition(148, "In Progress", "To Do", Optional.empty()),
                        new Change.FieldSet(id(149), "summary", "\"Tree 149\"", "\"Oak\""))))
                .isEqualTo(new Obstacles(
                        Map.of(
                                stuck,
                                "no transition to In Progress is open to this account from Done; it can go to To Do"),
                        Optional.empty()));
        assertThat(jira.requests().writing()).isZero();
    }

    @Test // jira-api 5.3
    void mailThatTheAccountMayNotHoldBackIsSentAndHeldBackNoMore() {
        try (var member = opened(new Credential("member", "sandbox"))) {
            var quiet = member.tracker(LookProgress.UNHEARD, Mail.HELD_BACK);
            assertThat(renamed(quiet, "\"Elm 1\"")).isInstanceOf(Answer.Later.class);
            for (var name : List.of("\"Elm 1\"", "\"Elm 2\"")) {
                jira.forgetRequests();
                assertThat(renamed(quiet, name)).isEqualTo(new Answer.Done());
                assertThat(jira.requests().byRoute()).containsEntry(EDIT, 1L);
            }
        }
    }

    private Answer renamed(Tracker quiet, String name) {
        return quiet.attempt(List.of(new Change.FieldSet(id(150), "summary", value(150, "summary"), name)), seen(150))
                .getFirst();
    }

    @Test // jira-api 5.3: mail cannot be held back there, and nothing asks for it.
    void aTransitionIsSentOnceHoweverMailIsMeant() {
        try (var member = opened(new Credential("member", "sandbox"))) {
            jira.forgetRequests();

            assertThat(member.tracker(LookProgress.UNHEARD, Mail.HELD_BACK)
                            .attempt(List.of(transition(151, "To Do", "In Progress", Optional.empty())), seen(151)))
                    .containsExactly(new Answer.Done());
            assertThat(jira.requests().byRoute()).containsEntry(TRANSITION, 1L);
        }
    }
}
