package org.espalier.core.run;

import java.util.List;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;

/** The value of a field, in the canonical text of the tracker. A field that an issue does not show is not known. */
record FieldLook(Change.FieldSet change) implements FactLook {

    @Override
    public List<IssueId> issues() {
        return List.of(change.issue());
    }

    @Override
    public Wanted wanted() {
        return Wanted.fields(Set.of(change.field()));
    }

    @Override
    public Standing standing(TrackerSight now) {
        var value = now.issue(change.issue()).orElseThrow().further().fields().get(change.field());
        if (value == null) {
            return Standing.UNSEEN;
        }
        if (value.equals(change.after())) {
            return Standing.AS_WANTED;
        }
        return value.equals(change.before()) ? Standing.BEFORE : Standing.OTHERWISE;
    }

    @Override
    public String hidden(TrackerSight now) {
        return now.issue(change.issue()).isPresent() ? "the field of the issue" : "the issue";
    }

    @Override
    public String name() {
        return "the field";
    }
}
