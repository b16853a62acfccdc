package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.RankOrder;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.TrackerAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What whole runs come to at a Jira of either kind where somebody else writes in the moment between the look and the
 * write (L9).
 */
abstract class JiraSlipCases extends JiraGround {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    JiraSlipCases(String dialect, Function<NotedPause, TrackerAdapter> adapter, Credential credential) {
        super(dialect, adapter, credential);
    }

    /** Writes to one field that meet: what is there at first, what somebody else writes, and what the run writes. */
    record Meeting(int issue, String field, Object first, Object theirs, Object ours) {
        @Override
        public String toString() {
            return field;
        }
    }

    Stream<Meeting> meetings() {
        return Stream.of(
                new Meeting(110, "summary", "Tree 110", "Theirs", "Ours"),
                new Meeting(111, "labels", List.of("old"), List.of("old", "theirs"), List.of("old", "ours")),
                new Meeting(112, "labels", List.of("old"), List.of(), List.of("ours")),
                new Meeting(113, "priority", one("High"), one("Low"), one("Medium")),
                new Meeting(114, "fixVersions", many("1.0"), many("1.0", "2.0"), many("1.0", "3.0")),
                new Meeting(115, "fixVersions", many("1.0", "2.0"), List.of(), many("3.0")),
                new Meeting(116, "components", List.of(), many("Bark"), many("Leaves")),
                new Meeting(117, "duedate", "2026-03-01", "2026-03-02", "2026-03-03"),
                new Meeting(118, "customfield_10016", 3, 5.5, 8));
    }

    @ParameterizedTest // L9
    @MethodSource("meetings")
    void aValueThatSlippedInIsThereAgain(Meeting meeting) {
        var effect = met(meeting);

        assertThat(effect.outcome()).isEqualTo(Outcome.DRIFTED);
        assertThat(effect.sentence()).contains("in the moment before it was written. That was given back");
        assertThat(value(meeting)).isEqualTo(text(meeting.theirs()));
    }

    @ParameterizedTest // L9: a history says what was replaced even where nobody was there.
    @MethodSource("meetings")
    void aValueThatNobodyElseChangedIsNotGivenBack(Meeting meeting) {
        edit(meeting, meeting.first());
        var set =
                new Change.FieldSet(id(meeting.issue()), meeting.field(), text(meeting.first()), text(meeting.ours()));

        assertThat(run(set)).isEqualTo(Effect.APPLIED);
        assertThat(value(meeting)).isEqualTo(text(meeting.ours()));
    }

    /** What a run comes to that meets somebody else's edit. */
    Effect met(Meeting meeting) {
        edit(meeting, meeting.first());
        slipIn("PUT", issue(meeting.issue()), Map.of("fields", Map.of(meeting.field(), meeting.theirs())));
        return run(
                new Change.FieldSet(id(meeting.issue()), meeting.field(), text(meeting.first()), text(meeting.ours())));
    }

    @Test // L9
    void anEpicThatSlippedInIsThereAgain() {
        slipIn("PUT", issue(120), Map.of("fields", inEpic(7)));

        var effect = run(new Change.Reparent(Relation.EPIC, id(120), Optional.empty(), Optional.of(id(6))));

        assertThat(effect.outcome()).isEqualTo(Outcome.DRIFTED);
        assertThat(effect.sentence()).contains("changed the epic to GROVE-7", "given back");
        assertThat(traits(seen(120), 120).above().epic()).contains(id(7));
    }

    /** The fields of an edit that puts an issue into an epic. */
    abstract Map<String, ?> inEpic(int epic);

    @Test // L9: an issue that is done can only be reopened here.
    void aStatusThatSlippedInAndToWhichNoWayLeadsIsToldOf() {
        slipIn("POST", issue(121) + "/transitions", Map.of("transition", Map.of("id", way("In Progress"))));

        var effect = run(transition(121, "To Do", "Done", Optional.of(resolution())));

        assertThat(effect.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(effect.sentence())
                .contains("Somebody had changed the status to In Progress", "could not be given back")
                .contains("no transition to In Progress is open to this account from Done; it can go to To Do");
        assertThat(status(121)).isEqualTo("Done");
    }

    @Test // ADR 15: a history tells no place, and a place is no value.
    void aPlaceInTheOrderThatSlippedInGivesWay() {
        var there = new RankPlace(Optional.of(id(123)), Optional.of(id(121)), Optional.empty());
        var up = new RankPlace(Optional.empty(), Optional.of(id(123)), Optional.empty());
        var rank = new Change.Rank(id(122), ground().rankField(), there, up);
        slipIn(
                "PUT",
                "/rest/agile/1.0/issue/rank",
                Map.of("issues", List.of(key(122).value()), "rankAfterIssue", key(120).value()));

        assertThat(run(rank)).isEqualTo(Effect.APPLIED);
        assertThat(new RankOrder(seen(122, 123), rank.field()).holds(id(122), up))
                .isTrue();
        assertThat(run((Change.OfTracker) rank.inverse().orElseThrow())).isEqualTo(Effect.APPLIED);
    }

    /** Lets the project's member write in the moment before the next write. */
    void slipIn(String method, String path, Map<String, ?> body) {
        jira.switches("slips", Map.of("method", method, "path", path, "body", body));
    }

    private void edit(Meeting meeting, Object value) {
        jira.asMember("PUT", issue(meeting.issue()), Map.of("fields", Map.of(meeting.field(), value)));
    }

    Map<String, ?> closing() {
        return Map.of(
                "transition", Map.of("id", way("Done")), "fields", Map.of("resolution", Map.of("id", resolution())));
    }

    static String issue(int number) {
        return "/rest/api/latest/issue/" + key(number);
    }

    /** The text of a field as the adapter has it. */
    static String text(Object value) {
        return FieldText.of(JSON.valueToTree(value));
    }

    private String value(Meeting meeting) {
        return value(meeting.issue(), meeting.field());
    }

    String value(int number, String field) {
        var sight = tracker.look(new Need.Direct(RecordedSite.ids(GroveFile.id(number)), Wanted.fields(Set.of(field))));
        return issue(sight, number).further().fields().getOrDefault(field, "not shown");
    }

    String status(int number) {
        return traits(seen(number), number).status().name();
    }

    Change.Transition transition(int number, String before, String after, Optional<String> resolution) {
        return new Change.Transition(id(number), status(before), status(after), resolution);
    }

    private StatusRef status(String name) {
        return new StatusRef(Long.parseLong(idOf("/rest/api/2/status", name)), name);
    }

    /** The ways are numbered by where they lead to, which GROVE has three of. */
    static String way(String status) {
        return switch (status) {
            case "To Do" -> "11";
            case "In Progress" -> "21";
            default -> "31";
        };
    }

    String resolution() {
        return jira.get("/rest/api/2/resolution").get(0).get("id").asString();
    }

    private Map<String, String> one(String priority) {
        return Map.of("id", idOf("/rest/api/2/priority", priority));
    }

    private List<Map<String, String>> many(String... names) {
        return Stream.of(names)
                .map(name -> Map.of(
                        "id",
                        idOf("/rest/api/2/project/GROVE/" + (name.contains(".") ? "versions" : "components"), name)))
                .toList();
    }

    private String idOf(String list, String name) {
        return jira.get(list)
                .valueStream()
                .filter(each -> each.get("name").asString().equals(name))
                .map(each -> each.get("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
