package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.run.Slips;
import org.espalier.core.structure.IssueId;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether writes replaced values that the plan did not see (L9). Only the last entry of a field counts, and only
 * if it is of an account that sent the write: what somebody wrote after that is theirs.
 *
 * @param written with the accounts that sent each
 */
record SlipSearch(Histories histories, Map<Change.OfTracker, Set<String>> written) {

    private static final Set<String> PARENTS =
            Set.of("issueparentassociation", "epic link", "parent link", "parent", "parent issue");

    Slips slips() throws JiraFailure, InterruptedException {
        var issues = new TreeSet<IssueId>();
        written.keySet().forEach(change -> issues.addAll(change.changed()));
        var entries = histories.of(issues, fields(written.keySet()));
        var found = new ArrayList<Slips.Slip>();
        var untold = new ArrayList<Change.OfTracker>();
        for (var each : written.entrySet()) {
            var change = each.getKey();
            var told = entries.get(change.changed().iterator().next());
            if (told == null) {
                untold.add(change);
            } else {
                slip(change, each.getValue(), told).ifPresent(found::add);
            }
        }
        return new Slips(found, untold, Optional.empty());
    }

    /** All fields where a parent was written: its entries name no field (jira-api §7). */
    private static Set<String> fields(Set<Change.OfTracker> written) {
        return written.stream().anyMatch(Change.Reparent.class::isInstance)
                ? Set.of()
                : written.stream().map(SlipSearch::field).collect(Collectors.toSet());
    }

    private static String field(Change.OfTracker change) {
        return change instanceof Change.FieldSet set ? set.field() : "status";
    }

    private static Optional<Slips.Slip> slip(
            Change.OfTracker change, Set<String> senders, List<Shapes.HistoryEntry> entries) {
        var known = entries.stream()
                .sorted(Comparator.comparingLong(SlipSearch::number).reversed())
                .filter(entry -> !items(entry, change).isEmpty())
                .toList();
        return known.stream()
                .findFirst()
                .filter(entry -> isOneOf(senders, entry.author()))
                .flatMap(entry -> slip(
                        change,
                        items(entry, change),
                        known.stream()
                                .flatMap(each -> items(each, change).stream())
                                .toList()));
    }

    private static long number(Shapes.HistoryEntry entry) {
        return Numbers.of(entry.id()).orElse(0L);
    }

    private static boolean isOneOf(Set<String> senders, Shapes.@Nullable Author author) {
        return author != null
                && senders.stream()
                        .anyMatch(sender -> sender.equals(author.accountId()) || sender.equals(author.name()));
    }

    /** What an entry says of what was changed; of a list of numbers one item each. */
    private static List<Shapes.HistoryItem> items(Shapes.HistoryEntry entry, Change.OfTracker change) {
        var items = entry.items();
        return items == null
                ? List.of()
                : items.stream().filter(item -> isOf(item, change)).toList();
    }

    private static boolean isOf(Shapes.HistoryItem item, Change.OfTracker change) {
        var name = String.valueOf(item.field()).toLowerCase(Locale.ROOT);
        return switch (change) {
            case Change.Reparent _ -> PARENTS.contains(name);
            case Change.Transition _ -> name.equals("status");
            case Change.FieldSet set ->
                item.fieldId() == null
                        ? name.equals(set.field().toLowerCase(Locale.ROOT))
                        : item.fieldId().equals(set.field());
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> false;
        };
    }

    /** The write that brings back what was replaced, unless that is what the plan saw. */
    private static Optional<Slips.Slip> slip(
            Change.OfTracker change, List<Shapes.HistoryItem> items, List<Shapes.HistoryItem> known) {
        var item = items.getFirst();
        var name = Optional.ofNullable(item.fromString()).orElse("");
        return switch (change) {
            case Change.Reparent(var relation, var issue, var before, var after) -> {
                var from = Numbers.of(item.from()).map(IssueId::new);
                yield tells(item, after) && !from.equals(before) && !from.equals(after)
                        ? slip(change, new Change.Reparent(relation, issue, after, from), name)
                        : Optional.empty();
            }
            case Change.Transition(var issue, var before, var after, var _) ->
                Numbers.of(item.from())
                        .filter(from -> from != before.id() && from != after.id())
                        .flatMap(from -> slip(
                                change,
                                new Change.Transition(issue, after, new StatusRef(from, name), Optional.empty()),
                                name));
            case Change.FieldSet(var issue, var field, var before, var after) ->
                ReplacedValue.of((Change.FieldSet) change, items, known)
                        .filter(from ->
                                !from.text().equals(before) && !from.text().equals(after))
                        .flatMap(from ->
                                slip(change, new Change.FieldSet(issue, field, after, from.text()), from.name()));
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> Optional.empty();
        };
    }

    /** Whether an entry tells by numbers what was written; one that does not is not believed about the rest either. */
    private static boolean tells(Shapes.HistoryItem item, Optional<IssueId> after) {
        var from = item.from();
        return Numbers.of(item.to()).map(IssueId::new).equals(after)
                && (from == null || from.isEmpty() || Numbers.of(from).isPresent());
    }

    private static Optional<Slips.Slip> slip(Change.OfTracker change, Change.OfTracker back, String name) {
        return Optional.of(new Slips.Slip(change, back, Words.plain(name.isEmpty() ? "nothing" : name)));
    }
}
