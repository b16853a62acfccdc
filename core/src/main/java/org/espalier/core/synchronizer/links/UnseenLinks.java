package org.espalier.core.synchronizer.links;

import java.util.Comparator;
import java.util.Optional;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;

/** Issues whose links the tracker does not show: where it has none at all, or hides them in a project (L2). */
final class UnseenLinks {
    private UnseenLinks() {}

    /** Why nothing can be decided about links; absent where the links of every issue that may be touched were seen. */
    static Optional<Gap> of(TrackerSight tracker, Projects projects) {
        var without = tracker.issues().values().stream()
                .filter(issue -> issue.seenLinks().isEmpty() && projects.enabled(issue.key()))
                .sorted(Comparator.comparing(IssueSight::id))
                .toList();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gap(
                        Gap.Kind.INCOMPLETE,
                        "Jira does not show the links of " + without.getFirst().key() + more(without.size() - 1)
                                + ", so this rule, which needs links, changed nothing; switch issue linking on in Jira, or"
                                + " show the field Linked Issues in that project."));
    }

    private static String more(int further) {
        return further == 0 ? "" : " and of " + further + (further == 1 ? " further issue" : " further issues");
    }
}
