package org.espalier.server.jira;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.change.StatusRef;
import org.espalier.core.structure.IssueId;

/**
 * What the history of an issue says of that which one write was about (jira-api §7).
 *
 * @param entries the newest first, none about anything else
 */
record FieldHistory(Change.OfTracker written, List<Shapes.HistoryEntry> entries) {

    private static final Set<String> PARENTS =
            Set.of("issueparentassociation", "epic link", "parent link", "parent", "parent issue");

    static FieldHistory of(Change.OfTracker written, List<Shapes.HistoryEntry> ofIssue) {
        var entries = ofIssue.stream()
                .sorted(Comparator.comparingLong(FieldHistory::number).reversed())
                .filter(entry -> !items(entry, written).isEmpty())
                .toList();
        return new FieldHistory(written, written instanceof Change.Reparent ? oneName(entries, written) : entries);
    }

    /**
     * Cloud tells of one new parent under several names, in an entry of each. Those of the last entry's name are read,
     * so that nothing newer is passed over (L9); what that name leaves out breaks their chain, and is not given back.
     */
    private static List<Shapes.HistoryEntry> oneName(List<Shapes.HistoryEntry> entries, Change.OfTracker written) {
        var names = entries.stream().map(entry -> name(entry, written)).toList();
        var telling = names.stream().findFirst().orElse("");
        return entries.stream()
                .filter(entry -> name(entry, written).equals(telling))
                .toList();
    }

    private static String name(Shapes.HistoryEntry entry, Change.OfTracker written) {
        return name(items(entry, written).getFirst());
    }

    private static String name(Shapes.HistoryItem item) {
        return String.valueOf(item.field()).toLowerCase(Locale.ROOT);
    }

    /**
     * The value that an entry tells to be replaced.
     *
     * @param givingBack the write that brings it back
     * @param name as people read it
     */
    record Replaced(Change.OfTracker givingBack, String name) {}

    /** Whether the last entry is of one of these accounts. */
    boolean endsBy(Set<String> accounts) {
        var author = entries.isEmpty() ? null : entries.getFirst().author();
        return author != null
                && accounts.stream()
                        .anyMatch(account -> account.equals(author.accountId()) || account.equals(author.name()));
    }

    /** What the last entry replaced, unless that is what the plan saw. */
    Optional<Replaced> slipped() {
        return entries.stream()
                .findFirst()
                .flatMap(last -> replaced(written, last))
                .filter(replaced -> !after(replaced.givingBack()).equals(before(written))
                        && !after(replaced.givingBack()).equals(after(written)));
    }

    /**
     * L9: whether what was written was set once, and no more, since there was what the plan saw. Then the last entry is
     * that of the write itself. Otherwise it may be of somebody who set the same value once more, with the account of
     * the synchronizer or another one, and what it replaced is theirs to replace.
     */
    boolean tellsTheWrite() {
        int times = 0;
        var set = written;
        for (var entry : entries) {
            times += after(set).equals(after(written)) ? 1 : 0;
            var replaced = replaced(set, entry);
            if (replaced.isEmpty()) {
                return false;
            }
            if (after(replaced.get().givingBack()).equals(before(written))) {
                return times == 1;
            }
            set = setting(replaced.get().givingBack());
        }
        return false; // It does not reach back to what the plan saw.
    }

    /** The write that set what this one brings back. */
    private Change.OfTracker setting(Change.OfTracker givingBack) {
        return switch (givingBack) {
            case Change.Reparent back ->
                new Change.Reparent(back.relation(), back.issue(), ((Change.Reparent) written).before(), back.after());
            case Change.Transition back ->
                new Change.Transition(
                        back.issue(), ((Change.Transition) written).before(), back.after(), Optional.empty());
            case Change.FieldSet back ->
                new Change.FieldSet(back.issue(), back.field(), ((Change.FieldSet) written).before(), back.after());
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> givingBack;
        };
    }

    private Optional<Replaced> replaced(Change.OfTracker set, Shapes.HistoryEntry entry) {
        var items = items(entry, written);
        var item = items.getFirst();
        var name = Optional.ofNullable(item.fromString()).orElse("");
        return switch (set) {
            case Change.Reparent(var relation, var issue, var _, var after) ->
                tells(item, after)
                        ? Optional.of(replaced(
                                new Change.Reparent(
                                        relation,
                                        issue,
                                        after,
                                        Numbers.of(item.from()).map(IssueId::new)),
                                name))
                        : Optional.empty();
            case Change.Transition(var issue, var _, var after, var _) ->
                Numbers.of(item.from())
                        .filter(_ -> Numbers.of(item.to()).equals(Optional.of(after.id())))
                        .map(from -> replaced(
                                new Change.Transition(issue, after, new StatusRef(from, name), Optional.empty()),
                                name));
            case Change.FieldSet(var issue, var field, var _, var after) ->
                ReplacedValue.of((Change.FieldSet) set, items, known())
                        .map(from -> replaced(new Change.FieldSet(issue, field, after, from.text()), from.name()));
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> Optional.empty();
        };
    }

    private static Replaced replaced(Change.OfTracker givingBack, String name) {
        return new Replaced(givingBack, Words.plain(name.isEmpty() ? "nothing" : name));
    }

    /** Whether an entry tells by numbers what was written; one that does not is not believed about the rest either. */
    private static boolean tells(Shapes.HistoryItem item, Optional<IssueId> after) {
        var from = item.from();
        return Numbers.of(item.to()).map(IssueId::new).equals(after)
                && (from == null || from.isEmpty() || Numbers.of(from).isPresent());
    }

    private List<Shapes.HistoryItem> known() {
        return entries.stream().flatMap(entry -> items(entry, written).stream()).toList();
    }

    private static Object before(Change.OfTracker change) {
        return switch (change) {
            case Change.Reparent put -> put.before();
            case Change.Transition transition -> transition.before().id();
            case Change.FieldSet set -> set.before();
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> change;
        };
    }

    private static Object after(Change.OfTracker change) {
        return switch (change) {
            case Change.Reparent put -> put.after();
            case Change.Transition transition -> transition.after().id();
            case Change.FieldSet set -> set.after();
            case Change.LinkCreate _, Change.LinkDelete _, Change.Rank _ -> change;
        };
    }

    private static long number(Shapes.HistoryEntry entry) {
        return Numbers.of(entry.id()).orElse(0L);
    }

    /** What an entry says of what was changed; of a list of numbers one item each. */
    private static List<Shapes.HistoryItem> items(Shapes.HistoryEntry entry, Change.OfTracker change) {
        return Objects.requireNonNullElse(entry.items(), List.<Shapes.HistoryItem>of()).stream()
                .filter(item -> isOf(item, change))
                .toList();
    }

    private static boolean isOf(Shapes.HistoryItem item, Change.OfTracker change) {
        var name = name(item);
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
}
