package org.espalier.server.jira;

import java.util.Optional;
import org.espalier.core.sight.IssueKey;
import org.espalier.core.structure.IssueId;

/**
 * Finds issues by their keys, one request each. The bulk read would not do: an issue that was moved comes back under
 * its new key alone, and nothing tells which of the keys that were asked for it answers (jira-api §5.1).
 */
record Keys(Dialect dialect, Reads reads) {

    Optional<IssueId> idOf(IssueKey key) throws JiraFailure, InterruptedException {
        if (!key.value().matches("[A-Za-z][A-Za-z0-9_]*-\\d{1,18}")) {
            return Optional.empty();
        }
        try {
            var issue = reads.read(
                    JiraRequest.get(dialect.path("/issue/{key}"), dialect.path("/issue/" + key + "?fields=key")),
                    Shapes.Issue.class);
            return Optional.of(new IssueReading(reads.host()).id(issue));
        } catch (JiraFailure failure) {
            if (failure.absent()) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
