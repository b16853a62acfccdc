package org.espalier.server.tracker;

import org.espalier.core.sight.IssueKey;

/** What a row shows of its issue. */
public record IssueValues(IssueKey key, String summary, String type, Status status) {

    /**
     * Where the issue stands in its workflow.
     *
     * @param category the tracker's own word for the group of the status: new, indeterminate, done or undefined
     */
    public record Status(String name, String category) {}
}
