package org.espalier.server.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

    /**
     * Reads them whole. An issue whose history Jira left out, or cut, is absent: that is not one without entries (L2).
     *
     * @param fields what the entries shall be about at least; all of them where it is empty
     */
    Map<IssueId, List<Shapes.HistoryEntry>> of(SortedSet<IssueId> issues, Set<String> fields)
            throws JiraFailure, InterruptedException;

    /** At Cloud: of many issues in one request, page by page. */
    record InBulk(Reads reads) implements Histories {

        /** So many pages without anything new mean that paging does not come to an end. */
        private static final int MOST_EMPTY_PAGES = 50;

        private static final String PATH = "/rest/api/3/changelog/bulkfetch";

        /** The most fields that one request may name (jira-api §7). */
        private static final int MOST_FIELDS = 10;

        @Override
        public Map<IssueId, List<Shapes.HistoryEntry>> of(SortedSet<IssueId> issues, Set<String> fields)
                throws JiraFailure, InterruptedException {
            var told = new Told(reads.host());
            var tokens = new HashSet<String>();
            var token = Optional.<String>empty();
            int empty = 0;
            do {
                var page = reads.read(JiraRequest.post(PATH, body(issues, fields, token)), Shapes.BulkHistories.class);
                empty = told.take(page) ? 0 : empty + 1;
                token = Optional.ofNullable(page.nextPageToken()).filter(next -> !next.isEmpty());
                if (token.isPresent() && (!tokens.add(token.get()) || empty > MOST_EMPTY_PAGES)) {
                    throw JiraFailure.unclear(reads.host(), "gives pages of histories without an end");
                }
            } while (token.isPresent());
            return told.whole();
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

    /** What the pages told so far. */
    final class Told {
        private final String host;
        private final Map<IssueId, List<Shapes.HistoryEntry>> all = new HashMap<>();
        private final Set<IssueId> cut = new HashSet<>();
        private final Set<@Nullable String> entries = new HashSet<>();

        Told(String host) {
            this.host = host;
        }

        /** Takes a page; answers whether it told anything new. */
        boolean take(Shapes.BulkHistories page) throws JiraFailure {
            var histories = page.issueChangeLogs();
            if (histories == null) {
                throw JiraFailure.unclear(host, "left the histories out of its answer");
            }
            int before = all.size() + entries.size();
            for (var each : histories) {
                var id = new IssueId(new IssueReading(host).number(each.issueId(), "an issue"));
                var told = each.changeHistories();
                if (told == null) {
                    cut.add(id);
                } else {
                    all.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(told);
                    told.forEach(entry -> entries.add(entry.id()));
                }
            }
            return all.size() + entries.size() > before;
        }

        Map<IssueId, List<Shapes.HistoryEntry>> whole() {
            all.keySet().removeAll(cut);
            return all;
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
                if (history != null && history.whole()) {
                    synchronized (all) {
                        all.put(issue, history.entries());
                    }
                }
            };
            var failure = Parallel.each(List.copyOf(issues), one);
            if (failure.isPresent()) {
                throw failure.get();
            }
            return all;
        }
    }
}
