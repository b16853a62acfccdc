package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.espalier.core.structure.IssueId;
import org.jspecify.annotations.Nullable;

/** What was changed about issues, entry by entry and in no order (jira-api §7). */
interface Histories {

    /** @param fields what the entries shall be about at least; all of them where it is empty */
    Map<IssueId, List<Shapes.HistoryEntry>> of(SortedSet<IssueId> issues, Set<String> fields)
            throws JiraFailure, InterruptedException;

    /** At Cloud: of many issues in one request, page by page. */
    record InBulk(Reads reads) implements Histories {

        private static final String PATH = "/rest/api/3/changelog/bulkfetch";

        /** The most fields that one request may name (jira-api §7). */
        private static final int MOST_FIELDS = 10;

        @Override
        public Map<IssueId, List<Shapes.HistoryEntry>> of(SortedSet<IssueId> issues, Set<String> fields)
                throws JiraFailure, InterruptedException {
            var all = new HashMap<IssueId, List<Shapes.HistoryEntry>>();
            var token = Optional.<String>empty();
            do {
                var page = reads.read(JiraRequest.post(PATH, body(issues, fields, token)), Shapes.BulkHistories.class);
                for (var each : present(page.issueChangeLogs())) {
                    var id = new IssueId(new IssueReading(reads.host()).number(each.issueId(), "an issue"));
                    all.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(present(each.changeHistories()));
                }
                token = Optional.ofNullable(page.nextPageToken());
            } while (token.isPresent());
            return all;
        }

        private static Map<String, Object> body(SortedSet<IssueId> issues, Set<String> fields, Optional<String> token) {
            var body = new HashMap<String, Object>();
            body.put("issueIdsOrKeys", issues.stream().map(IssueId::toString).toList());
            if (!fields.isEmpty() && fields.size() <= MOST_FIELDS) {
                body.put("fieldIds", new TreeSet<>(fields));
            }
            token.ifPresent(next -> body.put("nextPageToken", next));
            return body;
        }
    }

    /** At Data Center: with each issue, which is read for it. */
    record WithIssues(Reads reads) implements Histories {

        @Override
        public Map<IssueId, List<Shapes.HistoryEntry>> of(SortedSet<IssueId> issues, Set<String> fields)
                throws JiraFailure, InterruptedException {
            var all = new HashMap<IssueId, List<Shapes.HistoryEntry>>();
            Parallel.Work<IssueId> one = issue -> {
                var read = reads.read(
                        JiraRequest.get(
                                "/rest/api/2/issue/{id}",
                                "/rest/api/2/issue/" + issue + "?fields=status&expand=changelog"),
                        Shapes.WithHistory.class);
                var history = read.changelog();
                synchronized (all) {
                    all.put(issue, history == null ? List.of() : present(history.histories()));
                }
            };
            var failure = Parallel.each(List.copyOf(issues), one);
            if (failure.isPresent()) {
                throw failure.get();
            }
            return all;
        }
    }

    private static <T> List<T> present(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
