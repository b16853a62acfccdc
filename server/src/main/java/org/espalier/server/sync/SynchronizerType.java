package org.espalier.server.sync;

import java.util.Optional;
import org.espalier.core.fact.Direction;

/** The types of synchronizer, with what a person reads about each before installing or running one. */
public enum SynchronizerType {
    SUB_TASKS(
            "Sub-Tasks",
            "Sub-tasks are added under their parent issues, and those that stand elsewhere are moved there.",
            "",
            "Jira cannot give a sub-task another parent by its REST API, so sub-tasks are only read."),
    LINKS(
            "Links",
            "Rows are moved under the issues they are linked to; rows whose link is gone are treated as the synchronizer"
                    + " says.",
            "Links are created in Jira for every row that stands under an issue, and links that the structure does not"
                    + " show can be deleted.",
            ""),
    FILTER(
            "Filter",
            "Issues that the query finds are added; rows that it no longer finds can be removed.",
            "",
            "A filter cannot be changed from a structure.");

    private final String label;
    private final String into;
    private final String from;
    private final String unsupported;

    SynchronizerType(String label, String into, String from, String unsupported) {
        this.label = label;
        this.into = into;
        this.from = from;
        this.unsupported = unsupported;
    }

    public String label() {
        return label;
    }

    /** What a resync in a direction does, or nothing where the type does not work that way. */
    public Optional<String> consequence(Direction direction) {
        var consequence = switch (direction) {
            case INTO_STRUCTURE -> into;
            case FROM_STRUCTURE -> from;
            case BOTH_WAYS -> "";
        };
        return consequence.isEmpty() ? Optional.empty() : Optional.of(consequence);
    }

    /** Why the other direction is not offered. */
    public String unsupported() {
        return unsupported;
    }
}
