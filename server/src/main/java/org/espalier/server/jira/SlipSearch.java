package org.espalier.server.jira;

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
 * Looks whether a write of this account replaced a value that the plan did not see (L9). Only the last entry of a field
 * counts, and only if this account wrote it: what somebody wrote after that is theirs.
 */
record SlipSearch(Histories histories, String account) {

    private static final Set<String> PARENTS = Set.of("issueparentassociation", "epic link", "parent", "parent issue");

    Slips of(List<Change.OfTracker> written) throws JiraFailure, InterruptedException {
        var issues = new TreeSet<IssueId>();
        written.forEach(change -> issues.addAll(change.changed()));
        var entries = histories.of(issues, fields(written));
        return new Slips(
                written.stream()
                        .flatMap(change -> slip(change, entries).stream())
                        .toList(),
                Optional.empty());
    }

    /** All fields where a parent was written: its entries name no field (jira-api §7). */
    private static Set<String> fields(List<Change.OfTracker> written) {
        return written.stream().anyMatch(Change.Reparent.class::isInstance)
                ? Set.of()
                : written.stream().map(SlipSearch::field).collect(Collectors.toSet());
    }

    private static String field(Change.OfTracker change) {
        return change instanceof Change.FieldSet set ? set.field() : "status";
    }

    private Optional<Slips.Slip> slip(Change.OfTracker change, Map<IssueId, List<Shapes.HistoryEntry>> entries) {
        return entries.getOrDefault(change.changed().iterator().next(), List.of()).stream()
                .sorted(Comparator.comparingLong(SlipSearch::number).reversed())
                .filter(entry -> item(entry, change).isPresent())
                .findFirst()
                .filter(entry -> ours(entry.author()))
                .flatMap(entry -> item(entry, change))
                .flatMap(item -> slip(change, item));
    }

    private static long number(Shapes.HistoryEntry entry) {
        var id = entry.id();
        return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    private boolean ours(Shapes.@Nullable Author author) {
        return author != null && (account.equals(author.accountId()) || account.equals(author.name()));
    }

    private static Optional<Shapes.HistoryItem> item(Shapes.HistoryEntry entry, Change.OfTracker change) {
        var items = entry.items();
        return items == null
                ? Optional.empty()
                : items.stream().filter(item -> isOf(item, change)).findFirst();
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

    private static Optional<Slips.Slip> slip(Change.OfTracker change, Shapes.HistoryItem item) {
        var name = item.fromString() == null || item.fromString().isEmpty() ? "nothing" : item.fromString();
        return back(change, item, name).map(back -> new Slips.Slip(change, back, Words.plain(name)));
    }

    /** The write that brings back what was replaced, unless that is what the plan saw. */
    private static Optional<Change.OfTracker> back(Change.OfTracker change, Shapes.HistoryItem item, String name) {
        return switch (change) {
            case Change.Reparent(var relation, var issue, var before, var after) -> {
                var from = id(item.from()).map(IssueId::new);
                yield from.equals(before) || from.equals(after)
                        ? Optional.empty()
                        : Optional.of(new Change.Reparent(relation, issue, after, from));
            }
            case Change.Transition(var issue, var before, var after, var _) ->
                id(item.from())
                        .filter(from -> from != before.id() && from != after.id())
                        .map(from -> new Change.Transition(issue, after, new StatusRef(from, name), Optional.empty()));
            case Change.FieldSet set -> fieldBack(set, item);
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> Optional.empty();
        };
    }

    /**
     * Histories tell a value as a number or as a text for people. Where the value has neither form, as a list or a rich
     * text has, it cannot be told from the entry what was replaced.
     */
    private static Optional<Change.OfTracker> fieldBack(Change.FieldSet set, Shapes.HistoryItem item) {
        return FieldText.told(set.before(), set.after(), item)
                .filter(from -> !from.equals(set.before()) && !from.equals(set.after()))
                .map(from -> new Change.FieldSet(set.issue(), set.field(), set.after(), from));
    }

    private static Optional<Long> id(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(each -> each.matches("\\d{1,18}"))
                .map(Long::parseLong);
    }
}
