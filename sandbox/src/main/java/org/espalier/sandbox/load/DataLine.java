package org.espalier.sandbox.load;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One issue as a line of a data file tells it. */
record DataLine(Identity identity, Nature nature, Place place, Stamps stamps, Details details) {

    /** Who the issue is; the number is its place in the key. */
    record Identity(long id, String key, String projectKey, long number) {}

    /**
     * What the issue is.
     *
     * @param level of its type: -1 for sub-tasks, 0 for ordinary issues, 1 for epics, more for what stands above them
     */
    record Nature(String summary, String type, int level, String status, String statusCategory) {

        boolean subtask() {
            return level < 0;
        }
    }

    /** Where the issue stands among others. */
    record Place(
            String rank,
            Optional<String> parentKey,
            Optional<String> epicKey,
            List<String> subtaskKeys,
            List<LinkEnd> links) {

        Place {
            subtaskKeys = List.copyOf(subtaskKeys);
            links = List.copyOf(links);
        }

        /** The issue above: on Cloud a sub-task's parent and a story's epic are the same relation. */
        Optional<String> above() {
            return parentKey.or(() -> epicKey);
        }
    }

    /** When the issue was made and last changed. */
    record Stamps(OffsetDateTime created, OffsetDateTime updated) {}

    /** The rest: what has a table of its own, and what is kept as it came. */
    record Details(
            Optional<String> priority,
            Optional<String> resolution,
            Optional<String> assignee,
            List<String> labels,
            ObjectNode extra) {

        Details {
            labels = List.copyOf(labels);
        }
    }

    /**
     * One end of a link as the issue at this end shows it.
     *
     * @param outward whether this issue is the source
     * @param description the words of the type for this direction
     */
    record LinkEnd(long id, String type, boolean outward, String description, String other) {}
}
