package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.Kind;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.Link;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.fact.RankPlace;
import org.espalier.core.fact.Side;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change is in the table of plans what it was when it was planned (L8). */
class TrackerChangeJsonTest {

    private static final IssueId ONE = new IssueId(1);
    private static final Optional<IssueId> TWO = Optional.of(new IssueId(2));
    private static final Optional<IssueId> THREE = Optional.of(new IssueId(3));
    private static final Link LINK = new Link(new LinkTypeId(7), ONE, TWO.orElseThrow());

    private final PlanJson json = new PlanJson();

    static Stream<Change.OfTracker> changes() {
        return Stream.concat(
                Arrays.stream(Relation.values())
                        .flatMap(relation -> Stream.of(
                                new Change.Reparent(relation, ONE, Optional.empty(), TWO),
                                new Change.Reparent(relation, ONE, TWO, THREE),
                                new Change.Reparent(relation, ONE, TWO, Optional.empty()))),
                Stream.of(
                        new Change.LinkCreate(LINK),
                        new Change.LinkDelete(LINK),
                        new Change.Transition(
                                ONE, new StatusRef(1, "To Do"), new StatusRef(3, "Done"), Optional.of("10")),
                        new Change.Transition(
                                ONE, new StatusRef(3, "Done"), new StatusRef(1, "To Do"), Optional.empty()),
                        new Change.FieldSet(ONE, "customfield_1", "", "{\"id\":\"7\"}"),
                        new Change.Rank(
                                ONE,
                                10_019,
                                new RankPlace(TWO, Optional.empty(), Optional.empty()),
                                new RankPlace(Optional.empty(), THREE, TWO))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void everyChangeOfTheTrackerComesBackAsItWas(Change.OfTracker change) {
        assertThat(json.change(json.change(change))).isEqualTo(change);
    }

    @Test
    void everyKindIsAmongThem() {
        assertThat(changes().map(Change::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Kind.class).stream()
                        .filter(kind -> kind.side() == Side.TRACKER)
                        .collect(Collectors.toSet()));
    }

    @Test
    void peopleReadWhatWasThereAndWhatShallBe() {
        var set = new Change.Reparent(Relation.EPIC, ONE, Optional.empty(), TWO);
        var done = new Change.Transition(ONE, new StatusRef(1, "To Do"), new StatusRef(3, "Done"), Optional.empty());

        assertThat(json.before(set)).isNull();
        assertThat(json.after(set)).isEqualTo("{\"epic\":\"2\"}");
        assertThat(json.before(done)).isEqualTo("{\"status\":\"1\",\"name\":\"To Do\"}");
        assertThat(json.after(new Change.FieldSet(ONE, "summary", "", "\"Oak\"")))
                .isEqualTo("{\"field\":\"summary\",\"value\":\"\\\"Oak\\\"\"}");
    }
}
