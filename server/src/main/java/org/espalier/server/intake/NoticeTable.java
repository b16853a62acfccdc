package org.espalier.server.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.ConnectionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of notices: each issue stands in it once, however often it is heard of, so that it never holds more than
 * the issues of the sites.
 */
@Repository
class NoticeTable {

    private final JdbcClient jdbc;

    NoticeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ConnectionId connection, Collection<IssueId> issues, Instant noticed) {
        jdbc.sql("""
                        insert into intake_notice (connection, issue, noticed)
                        select ?, issue, ? from unnest(?) as heard (issue) order by issue
                        on conflict (connection, issue) do update set noticed = excluded.noticed
                        """)
                .param(connection.value())
                .param(Timestamp.from(noticed))
                .param(issues.stream().mapToLong(IssueId::value).toArray())
                .update();
    }

    /** The issues that wait longest of those that are due, with the time at which they were noticed last. */
    SortedMap<IssueId, Instant> oldest(ConnectionId connection, Instant now, int most) {
        var oldest = new TreeMap<IssueId, Instant>();
        jdbc.sql("""
                        select issue, noticed from intake_notice where connection = ? and due <= ?
                         order by noticed, issue limit ?
                        """)
                .param(connection.value())
                .param(Timestamp.from(now))
                .param(most)
                .query(row -> {
                    oldest.put(
                            new IssueId(row.getLong("issue")),
                            row.getTimestamp("noticed").toInstant());
                });
        return oldest;
    }

    /**
     * Forgets notices that were looked after; one that was heard again meanwhile stays. In the order of the numbers, as
     * they are added, so that two of us wait for each other and never cross.
     */
    void remove(ConnectionId connection, SortedMap<IssueId, Instant> done) {
        jdbc.sql("""
                        with done as (
                            select heard.connection, heard.issue
                              from intake_notice heard
                              join unnest(?, ?) as looked (issue, noticed) using (issue, noticed)
                             where heard.connection = ?
                             order by heard.issue for update of heard)
                        delete from intake_notice as heard using done
                         where heard.connection = done.connection and heard.issue = done.issue
                        """)
                .param(done.keySet().stream().map(IssueId::value).toArray(Long[]::new))
                .param(done.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .param(connection.value())
                .update();
    }

    /**
     * Puts off what could not be read: for a minute first, then each time for twice as long, up to some hours. Hearing
     * of it again makes it due no sooner, for the site says the same to whoever asks.
     */
    void putOff(ConnectionId connection, Collection<IssueId> issues, Instant now) {
        jdbc.sql("""
                        update intake_notice
                           set put_off = least(put_off + 1, 9),
                               due = cast(? as timestamptz) + interval '1 minute' * power(2, least(put_off, 8))
                         where connection = ? and issue = any (?)
                        """)
                .param(Timestamp.from(now))
                .param(connection.value())
                .param(issues.stream().mapToLong(IssueId::value).sorted().toArray())
                .update();
    }

    List<ConnectionId> waiting(Instant now) {
        return jdbc.sql("select distinct connection from intake_notice where due <= ? order by connection")
                .param(Timestamp.from(now))
                .query((row, at) -> new ConnectionId(row.getString(1)))
                .list();
    }
}
