package org.espalier.server.jira;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.sight.RankOrder;
import org.espalier.core.sight.RankOrder.Anchor;
import org.espalier.core.sight.TrackerSight;
import org.espalier.server.jira.WriteRequests.Deed;
import org.espalier.server.jira.WriteRequests.Result;
import org.jspecify.annotations.Nullable;

/** Ranks issues: a run of them beside one anchor in one request, answered issue by issue (jira-api §10). */
record RankWrites(WriteRequests requests) {

    private static final String RANK = "/rest/agile/1.0/issue/rank";
    private static final Deed DEED = new Deed("rank the issue", "an issue is not there, or hidden from this account");

    List<Answer> rank(List<Change.Rank> run, TrackerSight now) throws InterruptedException {
        var first = run.getFirst();
        var anchor = new RankOrder(now, first.field()).anchor(first.after());
        var body = new HashMap<String, Object>();
        body.put("issues", run.stream().map(each -> each.issue().toString()).toList());
        body.put(
                anchor.side() == Anchor.Side.AFTER ? "rankAfterIssue" : "rankBeforeIssue",
                anchor.issue().toString());
        body.put("rankCustomFieldId", first.field());
        return switch (requests.answered(
                JiraRequest.put(RANK, RANK, body)
                        .changing(run.stream().map(Change.Rank::issue).toList()),
                DEED)) {
            case Result.Body ranked -> ranked.empty() ? all(run, new Answer.Done()) : singly(run, ranked);
            case Result.Otherwise(var answer, var _) -> all(run, answer);
        };
    }

    private static List<Answer> all(List<Change.Rank> run, Answer answer) {
        return Collections.nCopies(run.size(), answer);
    }

    /** A 207: some issues were ranked, and of each the answer tells. */
    private List<Answer> singly(List<Change.Rank> run, Result.Body ranked) {
        try {
            var entries = ranked.read(Shapes.RankAnswer.class, requests.host()).entries();
            Map<Long, Shapes.RankEntry> byIssue = entries == null
                    ? Map.of()
                    : entries.stream()
                            .filter(entry -> entry.issueId() != null)
                            .collect(Collectors.toMap(entry -> entry.issueId(), entry -> entry, (one, _) -> one));
            return run.stream()
                    .map(each -> answer(byIssue.get(each.issue().value())))
                    .toList();
        } catch (JiraFailure unclear) {
            return all(run, new Answer.Lost(unclear.sentence()));
        }
    }

    private Answer answer(Shapes.@Nullable RankEntry entry) {
        var status = entry == null ? null : entry.status();
        if (entry == null || status == null) {
            return new Answer.Lost("Jira did not say whether it ranked the issue.");
        }
        if (status == 200) {
            return new Answer.Done();
        }
        var errors = entry.errors() == null ? List.<String>of() : entry.errors();
        var why = errors.isEmpty() ? "it gave no reason (" + status + ")" : Words.after("", errors);
        return status / 100 == 4
                ? requests.refused(DEED, why, status)
                : new Answer.Busy(WriteRequests.SHORT, "Jira did not rank the issue this time: " + why + ".");
    }
}
