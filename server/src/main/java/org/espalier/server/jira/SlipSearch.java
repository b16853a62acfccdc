package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.run.Slips;
import org.espalier.core.structure.IssueId;

/**
 * Looks whether writes replaced values that the plan did not see (L9). Only the last entry of a field counts, and only
 * if it is of an account that sent the write: what somebody wrote after that is theirs. With the account of a
 * synchronizer people write, too, so where the last entry may not be that of the write itself, nothing is given back.
 *
 * @param written with the accounts that sent each
 */
record SlipSearch(Histories histories, Map<Change.OfTracker, Set<String>> written) {

    Slips slips() throws JiraFailure, InterruptedException {
        var issues = new TreeSet<IssueId>();
        written.keySet().forEach(change -> issues.addAll(change.changed()));
        var entries = histories.of(issues, fields(written.keySet()));
        var found = new ArrayList<Slips.Slip>();
        var unsure = new ArrayList<Slips.Slip>();
        var untold = new ArrayList<Change.OfTracker>();
        for (var each : written.entrySet()) {
            var change = each.getKey();
            var told = entries.get(change.changed().iterator().next());
            if (told == null) {
                untold.add(change);
                continue;
            }
            var history = FieldHistory.of(change, told);
            var slipped = history.endsBy(each.getValue()) ? history.slipped() : Optional.<FieldHistory.Replaced>empty();
            var known = history.tellsTheWrite() ? found : unsure;
            slipped.ifPresent(value -> known.add(new Slips.Slip(change, value.givingBack(), value.name())));
        }
        return new Slips(found, unsure, untold, Optional.empty());
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
}
