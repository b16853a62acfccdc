package org.espalier.server.tracker;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.Projects;
import org.espalier.server.platform.Seal;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.Webhook.Ends;
import org.espalier.server.tracker.Webhook.Heard;
import org.espalier.server.tracker.Webhook.Standing;
import org.espalier.server.tracker.Webhook.State;
import org.espalier.server.tracker.Webhook.Terms;
import org.espalier.server.tracker.WebhookRegistry.Guard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of our webhooks. A secret is in it only sealed, under the name of its webhook. */
@Repository
class WebhookTable {

    /** Strangers can send what they like; more often than that nobody needs to know. */
    private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Seal seal;
    private final Transactions transactions;
    private final InstantSource clock;

    WebhookTable(JdbcClient jdbc, Seal seal, Transactions transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transactions = transactions;
        this.clock = clock;
    }

    void add(Webhook webhook, String secret) {
        jdbc.sql("""
                        insert into tracker_webhook
                            (id, connection, guard, secret, base, site, projects, state, made, made_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(webhook.id())
                .param(webhook.connection().value())
                .param(webhook.terms().guard().name())
                .param(seal.seal(secret, sealName(webhook.id())))
                .param(webhook.terms().ends().base().toString())
                .param(webhook.terms().ends().site().toString())
                .param(keys(webhook.terms().projects()))
                .param(webhook.standing().state().name())
                .param(Timestamp.from(webhook.standing().made()))
                .param(webhook.standing().by())
                .update();
    }

    /** Makes one the connection's own; all others of it are to leave. */
    void turnOn(Webhook webhook) {
        transactions.run(() -> {
            jdbc.sql("update tracker_webhook set state = 'LEAVING' where connection = ? and id <> ?")
                    .param(webhook.connection().value())
                    .param(webhook.id())
                    .update();
            jdbc.sql("update tracker_webhook set state = 'ON' where id = ?")
                    .param(webhook.id())
                    .update();
        });
    }

    void forget(Webhook webhook) {
        jdbc.sql("delete from tracker_webhook where id = ?").param(webhook.id()).update();
    }

    Optional<Webhook> find(String id) {
        return jdbc.sql("select * from tracker_webhook where id = ?")
                .param(id)
                .query((row, at) -> webhook(row))
                .optional();
    }

    /** The oldest first. */
    List<Webhook> of(ConnectionId connection) {
        return jdbc.sql("select * from tracker_webhook where connection = ? order by made, id")
                .param(connection.value())
                .query((row, at) -> webhook(row))
                .list();
    }

    String secret(Webhook webhook) {
        return jdbc.sql("select secret from tracker_webhook where id = ?")
                .param(webhook.id())
                .query((row, at) -> seal.open(row.getBytes("secret"), sealName(webhook.id())))
                .single();
    }

    void received(Webhook webhook, Told told) {
        jdbc.sql("""
                        update tracker_webhook
                           set received = ?, deliveries = deliveries + 1, passed_over = passed_over + ?
                         where id = ?
                        """)
                .param(Timestamp.from(clock.instant()))
                .param(told.issues().isEmpty() ? 1 : 0)
                .param(webhook.id())
                .update();
    }

    void refused(Webhook webhook) {
        var now = clock.instant();
        jdbc.sql("update tracker_webhook set refused = ? where id = ? and (refused is null or refused < ?)")
                .param(Timestamp.from(now))
                .param(webhook.id())
                .param(Timestamp.from(now.minus(BETWEEN_REFUSALS)))
                .update();
    }

    private static String sealName(String id) {
        return "webhook " + id;
    }

    private static String @Nullable [] keys(Projects projects) {
        return projects.keys()
                .map(keys -> keys.stream().sorted().toArray(String[]::new))
                .orElse(null);
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("id"),
                new ConnectionId(row.getString("connection")),
                new Terms(
                        Guard.valueOf(row.getString("guard")),
                        new Ends(URI.create(row.getString("base")), URI.create(row.getString("site"))),
                        projects(row)),
                new Standing(
                        State.valueOf(row.getString("state")),
                        row.getTimestamp("made").toInstant(),
                        row.getString("made_by")),
                new Heard(
                        moment(row, "received"),
                        row.getLong("deliveries"),
                        row.getLong("passed_over"),
                        moment(row, "refused")));
    }

    private static Projects projects(ResultSet row) throws SQLException {
        Array keys = row.getArray("projects");
        return keys == null ? Projects.ALL : Projects.of(Set.of((String[]) keys.getArray()));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
