package org.espalier.server.jira;

import java.util.Map;
import java.util.Optional;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.Above.Relation;
import org.espalier.core.sight.IssueSight;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.Traits;
import org.espalier.server.jira.WriteRequests.Deed;
import org.espalier.server.tracker.Mail;

/**
 * Puts issues under others, in the way of either kind of Jira, and reads them back: a screen or a project's type may
 * swallow what Jira said it did (jira-api §9).
 */
record ParentWrites(Dialect dialect, IssueEdits issues, WriteRequests requests) {

    /** What a look and a write need of the site. */
    record Means(Reads reads, FieldIndex fields, AboveKeys above) {}

    Answer put(Change.Reparent change, TrackerSight now, Means means, Mail mail) throws InterruptedException {
        var deed = deed(change.relation());
        var issue = now.issue(change.issue());
        if (issue.isEmpty()) {
            return new Answer.NotThere("Jira does not show the issue now. Nothing was changed there.");
        }
        var after = change.after().flatMap(now::issue);
        if (change.after().isPresent() && after.isEmpty()) {
            return new Answer.NotThere("Jira does not show what the issue shall go under. Nothing was changed there.");
        }
        try {
            var custom = means.fields().of(means.reads());
            var body = dialect.placing(issue.get(), after, custom);
            return switch (body) {
                case Dialect.Placing.Possible(var edit) ->
                    readBack(change, issues.edited(issue.get(), edit, deed, mail), means, deed);
                case Dialect.Placing.Impossible(var why) -> deed.refused(why);
            };
        } catch (JiraFailure failure) {
            return requests.unread(failure, deed);
        }
    }

    private static Deed deed(Relation relation) {
        var what = relation == Relation.EPIC ? "the epic" : "the parent";
        return new Deed(
                "change " + what, "the issue or what stands above it is not there, or hidden from this account");
    }

    private Answer readBack(Change.Reparent change, Answer answer, Means means, Deed deed) throws InterruptedException {
        if (!(answer instanceof Answer.Done)) {
            return answer;
        }
        try {
            var above = read(change, means).flatMap(IssueSight::traits).map(Traits::above);
            var swallowed = above.isPresent() && above.get().is(change.before());
            return swallowed
                    ? deed.refused(
                            "it took the request and left everything as it was, as it does where the field is not on"
                                    + " the edit screen or the project's type does not allow it")
                    : answer;
        } catch (JiraFailure failure) {
            // It was written, or not: the next look tells.
            return new Answer.Lost(failure.sentence());
        }
    }

    private Optional<IssueSight> read(Change.Reparent change, Means means) throws JiraFailure, InterruptedException {
        var reading = new IssueReading(means.reads().host());
        var custom = means.fields().of(means.reads());
        var request = JiraRequest.get(
                dialect.path("/issue/{id}"),
                dialect.path("/issue/" + change.issue() + "?fields="
                        + String.join(",", IssueReading.fields(Wanted.TRAITS, custom))));
        var sight = reading.sight(means.reads().read(request, Shapes.Issue.class), Wanted.TRAITS, custom);
        var found = means.above().found(Map.of(sight.id(), sight), means.reads());
        return Optional.ofNullable(found.get(change.issue()));
    }
}
