package org.espalier.server.tracker;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.BulkCopy;
import org.espalier.server.platform.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of the local copy. An issue is known by its number for ever: a move changes its key and its project, and an
 * issue that is gone is marked so, until a later read brings it back (L2).
 */
@Repository
class IssueCopy {

    private final JdbcClient jdbc;
    private final BulkCopy bulk;
    private final Transactions transactions;

    IssueCopy(JdbcClient jdbc, BulkCopy bulk, Transactions transactions) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.transactions = transactions;
    }

    /**
     * Keeps what a read showed. A read never replaces what a later one showed, nor an index what was changed after the
     * state that it shows.
     *
     * @param began when the read began: what was noticed since may not be in it
     */
    void write(ConnectionId connection, IssueSource.Reading reading, Instant began) {
        if (reading.found().isEmpty()) {
            return;
        }
        var issues = reading.found().values().stream()
                .sorted(Comparator.comparing(CopiedIssue::id))
                .toList();
        transactions.run(() -> {
            jdbc.sql("create temporary table tracker_read (like tracker_issue) on commit drop")
                    .update();
            bulk.into(
                    "tracker_read (" + CopyLine.COLUMNS + ")",
                    issues,
                    (row, issue) -> new CopyLine(
                                    connection, began, !reading.fromIndex().contains(issue.id()))
                            .write(row, issue));
            // In the order of the numbers, so that two writers of the same issues wait for each other and never cross.
            jdbc.sql("""
                            insert into tracker_issue as kept (%1$s)
                            select %1$s from tracker_read order by issue
                            on conflict (connection, issue) do update
                               set (%2$s, gone) = row (%3$s, null)
                             where kept.seen <= excluded.seen
                               and (excluded.direct or kept.updated is null or kept.updated <= excluded.updated)
                            """.formatted(CopyLine.COLUMNS, CopyLine.WRITTEN, CopyLine.EXCLUDED))
                    .update();
        });
    }

    /**
     * Remembers that issues may have changed, so that nobody takes the copy for their present state. It is kept apart
     * from the issues, and the two are compared when rows are shown: so it counts for an issue, too, that is just being
     * read for the first time, whichever of the two is kept first.
     */
    void noticed(ConnectionId connection, Collection<IssueId> issues, Instant at) {
        jdbc.sql("""
                        insert into tracker_heard as known (connection, issue, noticed)
                        select ?, issue, ? from unnest(?) as heard (issue) order by issue
                        on conflict (connection, issue) do update
                           set noticed = greatest(known.noticed, excluded.noticed)
                        """)
                .param(connection.value())
                .param(Timestamp.from(at))
                .param(numbers(issues))
                .update();
    }

    /** What rows show of those of the issues that were read directly after a moment and noticed by nobody since. */
    Map<IssueId, IssueValues> values(ConnectionId connection, Collection<IssueId> issues, Instant after) {
        var found = new HashMap<IssueId, IssueValues>();
        jdbc.sql("select " + CopyLine.COLUMNS + """
                          from tracker_issue left join tracker_heard using (connection, issue)
                         where connection = ? and issue = any (?) and direct and gone is null
                           and seen >= ? and (noticed is null or noticed < seen)
                        """)
                .param(connection.value())
                .param(numbers(issues))
                .param(Timestamp.from(after))
                .query(row -> {
                    var issue = CopyLine.read(row);
                    found.put(issue.id(), issue.values());
                });
        return found;
    }

    /** What was last seen of those of the issues that are not gone, whatever was noticed since. */
    Map<IssueId, IssueValues> lastSeen(ConnectionId connection, Collection<IssueId> issues) {
        var seen = new HashMap<IssueId, IssueValues>();
        jdbc.sql("select " + CopyLine.COLUMNS
                        + " from tracker_issue where connection = ? and issue = any (?) and gone is null")
                .param(connection.value())
                .param(numbers(issues))
                .query(row -> {
                    var issue = CopyLine.read(row);
                    seen.put(issue.id(), issue.values());
                });
        return seen;
    }

    /**
     * All issues that are not gone, in the order of their numbers, read in one pass.
     *
     * @param reader takes an issue, and when the read began that showed it
     */
    void each(ConnectionId connection, BiConsumer<CopiedIssue, Instant> reader) {
        transactions.run(() -> jdbc.sql("select " + CopyLine.COLUMNS
                        + " from tracker_issue where connection = ? and gone is null order by issue")
                .param(connection.value())
                .withFetchSize(CopyLine.AT_ONCE)
                .query(row -> {
                    reader.accept(CopyLine.read(row), row.getTimestamp("seen").toInstant());
                }));
    }

    /** Those of the issues of a sight that the copy holds otherwise, or that are unseen and not marked as gone. */
    Set<IssueId> differing(ConnectionId connection, TrackerSight sight) {
        var looked = new HashSet<>(sight.issues().keySet());
        looked.removeAll(sight.fromIndex());
        looked.addAll(sight.unseen());
        var differing = new HashSet<IssueId>();
        if (looked.isEmpty()) {
            return differing;
        }
        jdbc.sql("select " + CopyLine.COLUMNS
                        + " from tracker_issue where connection = ? and issue = any (?) and gone is null")
                .param(connection.value())
                .param(numbers(looked))
                .query(row -> {
                    var kept = CopyLine.read(row);
                    if (!sight.issue(kept.id()).filter(kept::agreesWith).isPresent()) {
                        differing.add(kept.id());
                    }
                });
        return differing;
    }

    /** The site's stamps of the last changes that the copy holds. */
    Map<IssueId, Instant> stamps(ConnectionId connection, Collection<IssueId> issues) {
        var stamps = new HashMap<IssueId, Instant>();
        jdbc.sql("""
                        select issue, updated from tracker_issue
                         where connection = ? and issue = any (?) and updated is not null and gone is null
                        """).param(connection.value()).param(numbers(issues)).query(row -> {
            stamps.put(
                    new IssueId(row.getLong("issue")),
                    row.getTimestamp("updated").toInstant());
        });
        return stamps;
    }

    /** The numbers of the issues of projects that are not gone. */
    Set<IssueId> present(ConnectionId connection, Projects projects) {
        return numbers("""
                select issue from tracker_issue
                 where connection = ? and gone is null and (cast(? as text[]) is null or project_key = any (?))
                """, connection, keys(projects), keys(projects));
    }

    /** The keys of the projects in which issues stood when they were last seen; issues never seen are absent. */
    Map<IssueId, String> projects(ConnectionId connection, Collection<IssueId> issues) {
        var projects = new HashMap<IssueId, String>();
        jdbc.sql("select issue, project_key from tracker_issue where connection = ? and issue = any (?)")
                .param(connection.value())
                .param(numbers(issues))
                .query(row -> {
                    projects.put(new IssueId(row.getLong("issue")), row.getString("project_key"));
                });
        return projects;
    }

    /** Some issues of a project, those seen last, with which it can be tried whether the project can be read. */
    Set<IssueId> witnesses(ConnectionId connection, String project, int most) {
        return numbers("""
                select issue from tracker_issue
                 where connection = ? and project_key = ? and gone is null
                 order by seen desc, issue limit ?
                """, connection, project, most);
    }

    /** Marks issues as gone, except those that a later read has shown. */
    void gone(ConnectionId connection, Collection<IssueId> issues, Instant seen) {
        jdbc.sql("""
                        update tracker_issue set gone = :seen, seen = :seen
                         where connection = :connection and issue = any (:issues) and seen <= :seen
                        """)
                .param("seen", Timestamp.from(seen))
                .param("connection", connection.value())
                .param("issues", numbers(issues))
                .update();
    }

    private Set<IssueId> numbers(String sql, ConnectionId connection, @Nullable Object... more) {
        var found = new HashSet<IssueId>();
        var statement = jdbc.sql(sql).param(connection.value());
        for (var each : more) {
            statement = statement.param(each);
        }
        statement.query(row -> {
            found.add(new IssueId(row.getLong(1)));
        });
        return found;
    }

    private static long[] numbers(Collection<IssueId> issues) {
        return issues.stream().mapToLong(IssueId::value).toArray();
    }

    private static String @Nullable [] keys(Projects projects) {
        Optional<Set<String>> keys = projects.keys();
        return keys.map(each -> each.stream().sorted().toArray(String[]::new)).orElse(null);
    }
}
