package org.espalier.server.jira;

import java.util.List;
import org.espalier.core.sight.TrackerSight.Gap;

/** Jira does not carry out a query; its owner must mend it. */
final class QueryRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    QueryRefused(List<String> messages) {
        super("Jira refuses the query" + Words.after(": ", messages) + ". Nothing was read; mend the query.");
        this.messages = List.copyOf(messages);
    }

    /** Jira's own words. */
    List<String> messages() {
        return messages;
    }

    Gap gap() {
        return new Gap(Gap.Kind.QUERY_FAILED, String.valueOf(getMessage()));
    }
}
