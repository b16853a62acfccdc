package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.run.Slips;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is given back after a write from 1 to 3, by the entries of its history, the oldest first (L9). The account of
 * the synchronizer is that of its owner, who writes by hand as well.
 */
class SlipSearchTest {

    private static final IssueId ISSUE = new IssueId(9);

    /**
     * One history: who set what after what, and the value that is given back, below 0 is only told, or is 0 for none.
     */
    record Case(String name, String entries, long givenBack) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> histories() {
        return Stream.of(
                new Case("nobody else wrote", "own 1 3", 0),
                new Case("somebody slipped in", "bob 1 2, own 2 3", 2),
                new Case("two slipped in", "bob 1 2, eve 2 4, own 4 3", 4),
                new Case("the owner slipped in by hand", "own 1 2, own 2 3", 2),
                new Case("the same was set long before", "own 1 3, bob 3 1, bob 1 2, own 2 3", 2),
                new Case("where it began is not told", "own 2 3", -2),
                new Case("somebody wrote after it", "own 1 3, bob 3 2", 0),
                new Case("the owner set it again by hand", "own 1 3, own 3 2, own 2 3", -2),
                new Case("the owner set it again after somebody", "own 1 3, bob 3 2, own 2 3", -2),
                new Case("somebody had set the same", "bob 1 3, own 3 2, own 2 3", -2),
                new Case("an entry between them does not fit", "bob 1 2, own 4 3", -4));
    }

    /** A write, and the names under which its history tells each change, in an entry of each. */
    record Told(Change.OfTracker written, List<String> names) {}

    static Stream<Told> writes() {
        var reparent = new Change.Reparent(Relation.EPIC, ISSUE, issue(1), issue(3));
        return Stream.of(
                new Told(
                        new Change.Transition(ISSUE, new StatusRef(1, "A"), new StatusRef(3, "C"), Optional.empty()),
                        List.of("status")),
                new Told(reparent, List.of("Epic Link")),
                new Told(reparent, List.of("IssueParentAssociation", "Epic Link")),
                new Told(new Change.FieldSet(ISSUE, "customfield_1", "1", "3"), List.of("Number")));
    }

    static Stream<Arguments> all() {
        return histories().flatMap(each -> writes().map(told -> Arguments.of(each, told)));
    }

    @ParameterizedTest(name = "{0}: {1}") // L9
    @MethodSource("all")
    void onlyWhatTheWriteItselfReplacedIsGivenBack(Case each, Told told) throws Exception {
        var written = told.written();
        Histories histories = (_, _) -> Map.of(ISSUE, entries(each, told));

        var slips = new SlipSearch(histories, Map.of(written, Set.of("own"))).slips();

        assertThat(slips.found())
                .extracting(Slips.Slip::givingBack)
                .isEqualTo(each.givenBack() > 0 ? List.of(back(written, each.givenBack())) : List.of());
        assertThat(slips.unsure())
                .extracting(Slips.Slip::value)
                .isEqualTo(each.givenBack() < 0 ? List.of("" + -each.givenBack()) : List.of());
        assertThat(slips.untold()).isEmpty();
    }

    @Test // L9
    void aNameThatTellsLessThanAnotherHidesNothingNewer() throws Exception {
        var written = new Change.Reparent(Relation.EPIC, ISSUE, issue(1), issue(3));
        var before = entries(new Case("", "bob 1 2, own 2 3", 0), new Told(written, List.of("IssueParentAssociation")));
        var since = new ArrayList<>(before);
        entries(new Case("", "eve 3 1, own 1 3", 0), new Told(written, List.of("Epic Link")))
                .forEach(entry -> since.add(new Shapes.HistoryEntry("1" + entry.id(), entry.author(), entry.items())));

        var slips = new SlipSearch((_, _) -> Map.of(ISSUE, since), Map.of(written, Set.of("own"))).slips();

        assertThat(slips).isEqualTo(Slips.NONE);
    }

    private static Change.OfTracker back(Change.OfTracker written, long value) {
        return switch (written) {
            case Change.Transition(var issue, var _, var after, var _) ->
                new Change.Transition(issue, after, new StatusRef(value, "" + value), Optional.empty());
            case Change.Reparent(var relation, var issue, var _, var after) ->
                new Change.Reparent(relation, issue, after, issue(value));
            case Change.FieldSet(var issue, var field, var _, var after) ->
                new Change.FieldSet(issue, field, after, "" + value);
            default -> throw new AssertionError(written);
        };
    }

    private static List<Shapes.HistoryEntry> entries(Case each, Told told) {
        var fieldId = told.written() instanceof Change.FieldSet set ? set.field() : null;
        var entries = new ArrayList<Shapes.HistoryEntry>();
        for (var entry : each.entries().split(", ")) {
            var words = entry.split(" ");
            for (var name : told.names()) {
                var item = new Shapes.HistoryItem(name, fieldId, words[1], words[1], words[2], words[2]);
                entries.add(new Shapes.HistoryEntry(
                        "" + (entries.size() + 1), new Shapes.Author(words[0], null), List.of(item)));
            }
        }
        return entries;
    }

    private static Optional<IssueId> issue(long number) {
        return Optional.of(new IssueId(number));
    }
}
