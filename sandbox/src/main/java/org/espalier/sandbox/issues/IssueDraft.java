package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Optional;

/** An issue that a request wants to have made. */
public record IssueDraft(Project project, IssueType type, String summary, ParentWish parent, Details details) {

    /** What may be left out. */
    public record Details(List<String> labels, Optional<Priority> priority) {

        /** What may be left out. */
        public Details {
            labels = List.copyOf(labels);
        }
    }
}
