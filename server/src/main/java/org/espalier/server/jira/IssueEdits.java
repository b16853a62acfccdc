package org.espalier.server.jira;

import java.time.Duration;
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

    /** Whoever has one of these may hold mail back. */
    private static final Set<String> MAY_HOLD_BACK = Set.of("ADMINISTER", "ADMINISTER_PROJECTS");

    private final Dialect dialect;
    private final WriteRequests requests;
    private final Reads reads;

    /** Projects in which the account may not hold mail back, by their ids. */
    private final Set<String> notifying = ConcurrentHashMap.newKeySet();

    /** @param reads for what has to be known before an edit is sent with mail */
    IssueEdits(Dialect dialect, WriteRequests requests, Reads reads) {
        this.dialect = dialect;
        this.requests = requests;
        this.reads = reads;
    }

    /**
     * Sends an edit. Where mail shall be held back, Jira refuses the edit and the account may not hold mail back, it is
     * to be sent once more without that wish: Jira then carried nothing out (jira-api §5.3). The words of the refusal
     * are in the language of the account, so they do not tell; its rights do. Where those allow it or cannot be seen,
     * the refusal stands, or mail would go out that nobody wanted.
     *
     * <p>Time went by over all that, so the second edit waits for another look at what is there (L9). From then on all
     * edits in the project are sent with mail at once.
     *
     * @param body with {@code fields} or {@code update}
     */
    Answer edited(IssueSight issue, Map<String, ?> body, Deed deed, Mail mail) throws InterruptedException {
        var project = issue.traits().map(traits -> traits.kind().project()).orElseGet(() -> "of issue " + issue.id());
        if (mail == Mail.SENT || notifying.contains(project)) {
            return answer(put(issue, "", body, deed));
        }
        var quiet = put(issue, "?notifyUsers=false", body, deed);
        try {
            if (!(quiet instanceof Result.Otherwise(Answer.Refused _, var _)) || mayHoldBack(issue)) {
                return answer(quiet);
            }
        } catch (JiraFailure passing) {
            return requests.unread(passing, deed);
        }
        notifying.add(project);
        return new Answer.Later(
                Duration.ZERO,
                "Jira at " + reads.host() + " takes no edit without mail from this account. Nothing was changed there"
                        + " yet; it is looked at once more and then changed with mail.");
    }

    /**
     * Whether the account has such a right, or has it for all that is known.
     *
     * @throws JiraFailure where it can be known later
     */
    private boolean mayHoldBack(IssueSight issue) throws JiraFailure, InterruptedException {
        try {
            var permissions = reads.read(
                            JiraRequest.get(dialect.rightsAt(issue.id(), MAY_HOLD_BACK)), Shapes.OwnPermissions.class)
                    .permissions();
            return permissions == null
                    || MAY_HOLD_BACK.stream()
                            .map(permissions::get)
                            .anyMatch(each -> each == null || !Boolean.FALSE.equals(each.havePermission()));
        } catch (JiraFailure failure) {
            return switch (failure.trouble()) {
                case NOT_SENT, LOST, SERVER_ERROR, THROTTLED, CREDENTIAL_REFUSED -> throw failure;
                case NOT_DATA, SIGN_IN_PAGE, REDIRECTED, FORBIDDEN, REFUSED, UNCLEAR -> true;
            };
        }
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
