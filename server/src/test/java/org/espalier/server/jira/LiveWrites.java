package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.jira.LiveQuestion.EPIC_CHILD;
import static org.espalier.server.jira.LiveQuestion.LINK_DESTINATION;
import static org.espalier.server.jira.LiveQuestion.LINK_EVENTS;
import static org.espalier.server.jira.LiveQuestion.LINK_SOURCE;
import static org.espalier.server.jira.LiveQuestion.RANK_EVENTS;
import static org.espalier.server.jira.LiveQuestion.RANK_HISTORY;
import static org.espalier.server.jira.LiveQuestion.RANK_STAMP;
import static org.espalier.server.jira.LiveQuestion.RANK_WRITTEN;
import static org.espalier.server.jira.LiveQuestion.TRANSITION_WRITTEN;
import static org.espalier.server.jira.LiveQuestion.UNLINK_DESTINATION;
import static org.espalier.server.jira.LiveQuestion.UNLINK_EVENTS;
import static org.espalier.server.jira.LiveQuestion.UNLINK_SOURCE;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.IssueSight.SeenLink;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.RankOrder;
import org.espalier.core.sight.Traits;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.Test;

/** What the connector writes at a real Jira, which is what it writes at the sandbox, and what that moves there. */
abstract class LiveWrites extends LiveGround {

    @Test // L9, L10
    void aLinkIsMadeSeenFromBothEndsAndDeleted() {
        long source = live.create(live.standardType(), Map.of());
        long destination = live.create(live.standardType(), Map.of());
        var link = new Link(site.linkTypes().getFirst().id(), new IssueId(source), new IssueId(destination));
        var made = Map.of(source, live.settled(source), destination, live.settled(destination));
        receiver.listen();

        assertThat(tracker.attempt(List.of(new Change.LinkCreate(link)), look(source, destination)))
                .containsExactly(new Answer.Done());
        var seen = look(source, destination);
        for (long end : new long[] {source, destination}) {
            assertThat(seen.issue(new IssueId(end)).orElseThrow().links())
                    .extracting(SeenLink::link)
                    .containsExactly(link);
        }
        answers.put(LINK_EVENTS, receiver.heard());
        var linked = Map.of(source, live.settled(source), destination, live.settled(destination));
        receiver.listen();
        assertThat(tracker.attempt(List.of(new Change.LinkDelete(link)), seen)).containsExactly(new Answer.Done());
        answers.put(UNLINK_EVENTS, receiver.heard());
        answers.put(LINK_SOURCE, yes(!Objects.equals(made.get(source), linked.get(source))));
        answers.put(LINK_DESTINATION, yes(!Objects.equals(made.get(destination), linked.get(destination))));
        answers.put(UNLINK_SOURCE, yes(!Objects.equals(linked.get(source), live.updated(source))));
        answers.put(UNLINK_DESTINATION, yes(!Objects.equals(linked.get(destination), live.updated(destination))));
        assertThat(look(source).issue(new IssueId(source)).orElseThrow().links())
                .isEmpty();
    }

    @Test // L9
    void aFieldAStatusAndAPlaceAreWrittenAndSeen() {
        var issue = new IssueId(live.create(live.standardType(), Map.of()));
        var other = new IssueId(live.create(live.standardType(), Map.of()));
        assertDone(new Change.FieldSet(
                issue, "summary", "\"" + LiveSite.SUMMARY + "\"", "\"Edited by the live test of Espalier\""));
        var status = traits(issue).status();
        answers.put(TRANSITION_WRITTEN, "not asked: no step leads anywhere");
        live.get("/rest/api/2/issue/" + issue + "/transitions")
                .json()
                .path("transitions")
                .valueStream()
                .map(way -> new StatusRef(
                        way.at("/to/id").asLong(), way.at("/to/name").asString()))
                .filter(to -> to.id() != status.id())
                .findFirst()
                .ifPresent(to -> answers.put(
                        TRANSITION_WRITTEN,
                        told(new Change.Transition(
                                issue, new StatusRef(status.id(), status.name()), to, Optional.empty()))));
        answer("not asked: the site has no rank", RANK_WRITTEN, RANK_STAMP, RANK_HISTORY, RANK_EVENTS);
        for (var field : site.rankFields()) {
            var before = live.settled(issue.value());
            receiver.listen();
            var told = told(new Change.Rank(
                    issue,
                    field.number(),
                    new RankPlace(Optional.empty(), Optional.of(other), Optional.empty()),
                    new RankPlace(Optional.of(other), Optional.empty(), Optional.empty())));
            answers.put(RANK_WRITTEN, told);
            answers.put(RANK_STAMP, yes(!before.equals(live.updated(issue.value()))));
            answers.put(RANK_HISTORY, yes(live.historyTells(issue.value(), "Rank")));
            answers.put(RANK_EVENTS, receiver.heard());
        }
    }

    @Test // L9
    void anIssueGoesUnderAnEpicOfTheProjectAndBack() {
        var epicType = live.epicType();
        if (epicType.isEmpty()) {
            answers.put(EPIC_CHILD, "not asked: the project has no epics");
            return;
        }
        var epic = new IssueId(live.create(epicType.get(), live.epicName()));
        var child = new IssueId(live.create(live.standardType(), Map.of()));
        var before = live.settled(epic.value());
        var put = new Change.Reparent(Relation.EPIC, child, Optional.empty(), Optional.of(epic));

        assertDone(put);
        assertThat(traits(child).above().is(Optional.of(epic))).isTrue();
        answers.put(EPIC_CHILD, yes(!before.equals(live.updated(epic.value()))));
        assertDone((Change.OfTracker) put.inverse().orElseThrow());
    }

    private void assertDone(Change.OfTracker change) {
        assertThat(told(change)).isEqualTo("accepted");
    }

    private String told(Change.OfTracker change) {
        var issues = new TreeSet<>(change.changed());
        if (change instanceof Change.Reparent reparent) {
            reparent.after().ifPresent(issues::add);
        }
        if (change instanceof Change.Rank rank) {
            issues.addAll(RankOrder.issues(rank.after()));
        }
        var now = tracker.look(new Need.Direct(issues, Wanted.RANKS));
        return told(tracker.attempt(List.of(change), now).getFirst());
    }

    /** What became of a write, also where nobody knows. */
    static String told(Answer answer) {
        return switch (answer) {
            case Answer.Done _ -> "accepted";
            case Answer.Refused(var why) -> why;
            case Answer.NotThere _, Answer.Lost _, Answer.Busy _, Answer.Later _ -> answer.toString();
        };
    }

    private Traits traits(IssueId issue) {
        return tracker.look(new Need.Direct(RecordedSite.ids(issue.value()), Wanted.RANKS))
                .issue(issue)
                .flatMap(IssueSight::traits)
                .orElseThrow();
    }
}
