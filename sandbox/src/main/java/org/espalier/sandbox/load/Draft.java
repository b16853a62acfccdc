package org.espalier.sandbox.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.load.DataLine.LinkEnd;
import org.espalier.sandbox.load.Outline.Kind;

/** An issue of the sample while it is being written. */
final class Draft {

    final DataLine.Identity identity;
    final Kind kind;
    final String summary;
    final String label;
    final Optional<Draft> above;
    final List<Draft> subTasks = new ArrayList<>();
    final List<LinkEnd> links = new ArrayList<>();

    Draft(DataLine.Identity identity, Kind kind, String summary, String label, Optional<Draft> above) {
        this.identity = identity;
        this.kind = kind;
        this.summary = summary;
        this.label = label;
        this.above = above;
    }

    boolean isSubTask() {
        return !isEpic() && above.isPresent() && above.get().kind != Kind.EPIC;
    }

    boolean isEpic() {
        return kind == Kind.EPIC;
    }

    /** Whether it is done by what stands below it. */
    boolean isAboveStories() {
        return isEpic() || kind == Kind.INITIATIVE;
    }

    String key() {
        return identity.key();
    }
}
