package org.espalier.server.tracker;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.espalier.core.structure.IssueId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of issues that no list of their site names, and when the census last noticed each for it. Some can be read
 * all the same, for ever: those of an archived project, or that the site's index lost. They are not gone (L2), and
 * looking at each after every census would take as many requests as there are.
 */
@Repository
class Unlisted {

    private final JdbcClient jdbc;

    Unlisted(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of a connection. */
    Set<IssueId> of(ConnectionId connection) {
        return numbers("select issue from tracker_unlisted where connection = ?", connection);
    }

    /** Those noticed after a moment that were read directly since they were noticed. */
    Set<IssueId> readable(ConnectionId connection, Instant after) {
        return numbers("""
                select issue from tracker_unlisted join tracker_issue using (connection, issue)
                 where connection = ? and noticed > ? and direct and gone is null and seen > noticed
                """, connection, Timestamp.from(after));
    }

    void noticed(ConnectionId connection, Collection<IssueId> issues, Instant at) {
        jdbc.sql("""
                        insert into tracker_unlisted (connection, issue, noticed)
                        select ?, issue, ? from unnest(?) as unlisted (issue) order by issue
                        on conflict (connection, issue) do update set noticed = excluded.noticed
                        """)
                .param(connection.value())
                .param(Timestamp.from(at))
                .param(numbers(issues))
                .update();
    }

    /** Forgets those that are listed again, and whatever is gone. */
    void forget(ConnectionId connection, Collection<IssueId> listed) {
        jdbc.sql("""
                        delete from tracker_unlisted u
                         where connection = ?
                           and (issue = any (?)
                                or exists (select 1 from tracker_issue i
                                            where i.connection = u.connection and i.issue = u.issue
                                              and i.gone is not null))
                        """).param(connection.value()).param(numbers(listed)).update();
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
}
