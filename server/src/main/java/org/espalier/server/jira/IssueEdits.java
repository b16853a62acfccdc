package org.espalier.server.jira;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.IssueSight;
import org.espalier.server.jira.WriteRequests.Deed;
import org.espalier.server.jira.WriteRequests.Result;
import org.espalier.server.tracker.Mail;

/** Edits of issues: only what changes is sent, since Jira takes whatever is sent for a wish (jira-api §5.3). */
final class IssueEdits {

    private final Dialect dialect;
    private final WriteRequests requests;

    /** Projects in which the account may not hold mail back, by their ids. */
    private final Set<String> notifying = ConcurrentHashMap.newKeySet();

    IssueEdits(Dialect dialect, WriteRequests requests) {
        this.dialect = dialect;
        this.requests = requests;
    }

    /**
     * Sends an edit. Where mail shall be held back and Jira refuses the edit, it is sent once more without that wish:
     * Jira then carried nothing out, whatever its reason (jira-api §5.3).
     *
     * @param body with {@code fields} or {@code update}
     */
    Answer edited(IssueSight issue, Map<String, ?> body, Deed deed, Mail mail) throws InterruptedException {
        var project = issue.traits().map(traits -> traits.kind().project()).orElse("");
        if (mail == Mail.HELD_BACK && !notifying.contains(project)) {
            var quiet = put(issue, "?notifyUsers=false", body, deed);
            if (!(quiet instanceof Result.Otherwise(Answer.Refused _, var _))) {
                return answer(quiet);
            }
            var loud = put(issue, "", body, deed);
            if (loud instanceof Result.Body) {
                notifying.add(project);
            }
            return answer(loud);
        }
        return answer(put(issue, "", body, deed));
    }

    private Result put(IssueSight issue, String query, Map<String, ?> body, Deed deed) throws InterruptedException {
        return requests.answered(
                JiraRequest.put(dialect.path("/issue/{id}"), dialect.path("/issue/" + issue.id() + query), body)
                        .changing(issue.id()),
                deed);
    }

    private static Answer answer(Result result) {
        return switch (result) {
            case Result.Body _ -> new Answer.Done();
            case Result.Otherwise(var answer, var _) -> answer;
        };
    }
}
