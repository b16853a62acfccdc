package org.espalier.core.synchronizer;

import java.util.Optional;
import java.util.TreeSet;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;

/** What both sides looked like when a decision is made. */
public record Sights(StructureSight structure, TrackerSight tracker) {

    public Forest forest() {
        return structure.forest();
    }

    /** The need to read those of these issues that were not looked for yet; absent when all were. */
    public Optional<Need> unread(Iterable<IssueId> issues) {
        var missing = new TreeSet<IssueId>();
        for (var issue : issues) {
            if (!tracker.lookedFor(issue)) {
                missing.add(issue);
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Need.Issues(missing));
    }

    /** The issue as it was seen, if it was and its project is one of these. */
    public Optional<IssueSight> seen(IssueId issue, Projects projects) {
        return tracker.issue(issue).filter(seen -> projects.enabled(seen.key()));
    }
}
