package org.espalier.core.synchronizer.links;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.espalier.core.change.Change;
import org.espalier.core.change.Kind;
import org.espalier.core.change.Warning;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.structure.IssueId;

/** What a person must know about the links that a run from a structure creates and deletes. */
record LinkWarnings(Scope scope, LinkFacts facts) {
    /** So many links at one issue are close to the 2,000 that Jira allows. */
    private static final int MANY = 1_900;

    private static final int NAMED = 3;

    List<Warning> about(List<PlannedChange> changes) {
        var warnings = new ArrayList<Warning>();
        if (scope instanceof Scope.All
                && changes.stream().anyMatch(planned -> planned.change().kind() == Kind.LINK_DELETE)) {
            warnings.add(new Warning(
                    Warning.Code.DELETES_LINKS_EVERYWHERE,
                    "This deletes every link of this type whose ends do not stand as parent and child in the structure,"
                            + " also links of issues outside the structure."));
        }
        var crowded = crowded(changes);
        if (!crowded.isEmpty()) {
            warnings.add(
                    new Warning(
                            Warning.Code.NEAR_LINK_LIMIT,
                            "With the new links, " + listed(crowded)
                                    + " will have 1,900 links or more. Jira allows 2,000 at one issue and refuses those beyond."));
        }
        return warnings;
    }

    /** The keys of issues that get new links and will have many, in order of their ids. */
    private List<String> crowded(List<PlannedChange> changes) {
        var created = new TreeMap<IssueId, Integer>();
        for (var planned : changes) {
            if (planned.change() instanceof Change.LinkCreate(var link)) {
                created.merge(link.source(), 1, Integer::sum);
                created.merge(link.destination(), 1, Integer::sum);
            }
        }
        return created.entrySet().stream()
                .filter(each -> present(each.getKey()) + each.getValue() >= MANY)
                .map(Map.Entry::getKey)
                .map(issue -> facts.ref(issue).key().value())
                .toList();
    }

    private int present(IssueId issue) {
        return facts.seen(issue).orElseThrow().links().size();
    }

    private static String listed(List<String> keys) {
        return keys.size() <= NAMED
                ? String.join(", ", keys)
                : String.join(", ", keys.subList(0, NAMED)) + " and " + (keys.size() - NAMED) + " more";
    }
}
