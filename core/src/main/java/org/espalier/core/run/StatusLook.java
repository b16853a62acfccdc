package org.espalier.core.run;

import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/** The status of an issue. */
record StatusLook(Change.Transition change) implements FactLook {

    @Override
    public List<IssueId> issues() {
        return List.of(change.issue());
    }

    @Override
    public Standing standing(TrackerSight now) {
        var status = now.issue(change.issue())
                .flatMap(IssueSight::traits)
                .orElseThrow()
                .status()
                .id();
        if (status == change.after().id()) {
            return Standing.AS_WANTED;
        }
        return status == change.before().id() ? Standing.BEFORE : Standing.OTHERWISE;
    }

    @Override
    public String name() {
        return "the status";
    }
}
