package org.espalier.server.tracker;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of how connections are watched. They outlive the server, so that nothing is missed while it is down. */
@Repository
class WatchTable {

    /** After so many failures the wait does not grow any more. */
    private static final int MOST_DOUBLINGS = 10;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration USUAL = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Optional<Duration> polling;

    WatchTable(JdbcClient jdbc, Transactions transactions, InstantSource clock, Settings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.polling = settings.sites().polling();
    }

    /** Connections whose turn it is, in the order in which they were made; none where polling is switched off. */
    List<ConnectionId> due() {
        if (polling.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select c.id
                          from tracker_connection c left join tracker_watch w on w.connection = c.id
                         where w.connection is null or w.next_poll <= ? or w.version <> c.version
                         order by c.created, c.id
                        """)
                .param(Timestamp.from(clock.instant()))
                .query((row, at) -> new ConnectionId(row.getString(1)))
                .list();
    }

    /**
     * The watch of a connection as it is now. One that was changed is watched as if it were new, except that changes at
     * the same site in the same projects are asked for from where the last question ended: they go on while a
     * credential is dead.
     */
    Watch begun(Connection connection) {
        return transactions.in(() -> {
            forget(connection);
            jdbc.sql("""
                            insert into tracker_watch as known (connection, version, site, since, next_poll)
                            values (:connection, :version, :site, :now, :now)
                            on conflict (connection) do update
                               set version = excluded.version, site = excluded.site, since = excluded.since,
                                   polled = null, next_count = null, failures = 0, trouble = null
                             where known.version <> excluded.version
                            """)
                    .param("connection", connection.id().value())
                    .param("version", connection.version())
                    .param("site", connection.site().baseUrl().toString())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            return read(connection).orElseThrow();
        });
    }

    /** What was noticed of that to which a changed connection does not lead any more, or not as before. */
    private void forget(Connection connection) {
        jdbc.sql("""
                        delete from tracker_unlisted u using tracker_watch w
                         where u.connection = ? and w.connection = u.connection and w.version <> ?
                        """).param(connection.id().value()).param(connection.version()).update();
        jdbc.sql("""
                        delete from tracker_project p using tracker_watch w
                         where p.connection = ? and w.connection = p.connection and w.site <> ?
                        """)
                .param(connection.id().value())
                .param(connection.site().baseUrl().toString())
                .update();
        jdbc.sql("""
                        delete from tracker_watermark m using tracker_watch w
                         where m.connection = :connection and w.connection = m.connection and w.version <> :version
                           and (w.site <> :site or m.project <> all (:projects))
                        """)
                .param("connection", connection.id().value())
                .param("version", connection.version())
                .param("site", connection.site().baseUrl().toString())
                .param("projects", Watch.projects(connection).toArray(String[]::new))
                .update();
    }

    /** The watch of a connection if it is watched without a gap: its last poll is not older than two turns. */
    Optional<Watch> covering(Connection connection) {
        return polling.flatMap(turn -> read(connection)
                .filter(watch -> watch.polled()
                        .filter(at -> !at.isBefore(clock.instant().minus(turn.multipliedBy(2))))
                        .isPresent()));
    }

    /** What the last turn of a connection met, where it did not tell all. */
    Optional<Unheard> unheard(Connection connection) {
        return polling.flatMap(_ -> jdbc.sql("""
                        select coalesce(polled, since) as heard, trouble
                          from tracker_watch
                         where connection = ? and version = ? and trouble is not null
                        """)
                .param(connection.id().value())
                .param(connection.version())
                .query((row, at) -> new Unheard(row.getTimestamp("heard").toInstant(), row.getString("trouble")))
                .optional());
    }

    private Optional<Watch> read(Connection connection) {
        Map<String, Instant> marks = new HashMap<>();
        jdbc.sql("select project, mark from tracker_watermark where connection = ?")
                .param(connection.id().value())
                .query(row -> {
                    marks.put(row.getString("project"), row.getTimestamp("mark").toInstant());
                });
        return jdbc.sql("select since, polled, next_count from tracker_watch where connection = ? and version = ?")
                .param(connection.id().value())
                .param(connection.version())
                .query((row, at) -> new Watch(
                        row.getTimestamp("since").toInstant(), moment(row, "polled"), moment(row, "next_count"), marks))
                .optional();
    }

    /** Remembers that all changes of these projects up to that moment were noticed. */
    void marked(ConnectionId connection, Collection<String> projects, Instant mark) {
        jdbc.sql("""
                        insert into tracker_watermark (connection, project, mark)
                        select ?, project, ? from unnest(?) as told (project)
                        on conflict (connection, project) do update set mark = excluded.mark
                        """)
                .param(connection.value())
                .param(Timestamp.from(mark))
                .param(projects.toArray(String[]::new))
                .update();
    }

    /** A turn that told all; the next one comes in its time. */
    void polled(Connection connection, Instant began) {
        jdbc.sql("""
                        update tracker_watch set polled = ?, next_poll = ?, failures = 0, trouble = null
                         where connection = ? and version = ?
                        """)
                .param(Timestamp.from(began))
                .param(Timestamp.from(clock.instant().plus(polling.orElse(USUAL))))
                .param(connection.id().value())
                .param(connection.version())
                .update();
    }

    /**
     * A turn after which changes may be missing; the next one comes in its time, and nothing counts as covered by it.
     */
    void polledInPart(Connection connection, String sentence) {
        jdbc.sql("""
                        update tracker_watch set next_poll = ?, failures = 0, trouble = ?
                         where connection = ? and version = ?
                        """)
                .param(Timestamp.from(clock.instant().plus(polling.orElse(USUAL))))
                .param(sentence)
                .param(connection.id().value())
                .param(connection.version())
                .update();
    }

    /** A turn that did not; the wait for the next one doubles with each, and is no shorter than the site asks for. */
    void failed(Connection connection, String sentence, Optional<Duration> pause) {
        int failures = jdbc.sql("select failures from tracker_watch where connection = ?")
                .param(connection.id().value())
                .query(Integer.class)
                .optional()
                .orElse(0);
        var turn = polling.orElse(USUAL);
        var doubled = turn.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        var wait = doubled.compareTo(LONGEST_WAIT) > 0 && turn.compareTo(LONGEST_WAIT) < 0 ? LONGEST_WAIT : doubled;
        var asked = pause.orElse(Duration.ZERO);
        jdbc.sql("""
                        update tracker_watch set failures = failures + 1, trouble = ?, next_poll = ?
                         where connection = ? and version = ?
                        """)
                .param(sentence)
                .param(Timestamp.from(clock.instant().plus(asked.compareTo(wait) > 0 ? asked : wait)))
                .param(connection.id().value())
                .param(connection.version())
                .update();
    }

    /** Says when the next census is due. */
    void count(ConnectionId connection, Instant next) {
        jdbc.sql("update tracker_watch set next_count = ? where connection = ?")
                .param(Timestamp.from(next))
                .param(connection.value())
                .update();
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
