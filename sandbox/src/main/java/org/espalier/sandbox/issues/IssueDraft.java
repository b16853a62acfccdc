package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An issue that a request wants to have made. */
public record IssueDraft(Project project, IssueType type, String summary, Placement placement, Details details) {

    /**
     * What may be left out.
     *
     * @param texts wiki texts by the fields that hold them
     */
    public record Details(List<String> labels, Optional<Priority> priority, Map<String, String> texts) {

        /** What may be left out. */
        public Details {
            labels = List.copyOf(labels);
            texts = Map.copyOf(texts);
        }
    }
}
