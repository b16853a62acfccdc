package org.espalier.sandbox.webhook;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the webhooks. All are held in memory too, so that a write costs nothing more where there is none. */
@Component
public class Webhooks {

    private final JdbcClient database;
    private volatile List<Webhook> known = List.of();

    Webhooks(JdbcClient database) {
        this.database = database;
        refresh();
    }

    /** Every webhook, oldest first. */
    public List<Webhook> all() {
        return known;
    }

    /** Those that administrators keep. */
    public List<Webhook> ofAdministrators() {
        return known.stream()
                .filter(webhook -> webhook.standing().ends().isEmpty())
                .toList();
    }

    /** The webhook with that id. */
    public Optional<Webhook> find(long id) {
        return all().stream().filter(webhook -> webhook.id() == id).findFirst();
    }

    /** Keeps a new webhook, whose id is chosen here. */
    public Webhook add(Webhook draft) {
        long id = database.sql("select nextval('webhook_id')").query(Long.class).single();
        put(new Webhook(id, draft.name(), draft.target(), draft.scope(), draft.standing()), """
                insert into webhook (id, name, url, secret, exclude_body, events, jql, enabled, registered_by, created,
                                     updated, ends)
                values (:id, :name, :url, :secret, :excludeBody, :events::text[], :jql, :enabled, :by, :created,
                        :updated, :ends)
                """);
        return find(id).orElseThrow();
    }

    /** Puts the webhook in the place of the one with its id, if that is still there. */
    public void replace(Webhook webhook) {
        put(webhook, """
                update webhook set name = :name, url = :url, secret = :secret, exclude_body = :excludeBody,
                       events = :events::text[], jql = :jql, enabled = :enabled, registered_by = :by,
                       created = :created, updated = :updated, ends = :ends
                where id = :id
                """);
    }

    /** Forgets a webhook with all that was to be told to it. */
    public void remove(long id) {
        database.sql("delete from webhook where id = :id").param("id", id).update();
        refresh();
    }

    private void put(Webhook webhook, String statement) {
        database.sql(statement)
                .param("id", webhook.id())
                .param("name", webhook.name())
                .param("url", webhook.target().url())
                .param("secret", webhook.target().secret().orElse(null), Types.VARCHAR)
                .param("excludeBody", webhook.target().excludeBody())
                .param("events", webhook.scope().events().toArray(String[]::new))
                .param("jql", webhook.scope().jql())
                .param("enabled", webhook.standing().enabled())
                .param("by", webhook.standing().by())
                .param("created", moment(webhook.standing().created()))
                .param("updated", moment(webhook.standing().updated()))
                .param(
                        "ends",
                        webhook.standing().ends().map(Webhooks::moment).orElse(null),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        refresh();
    }

    private void refresh() {
        known = List.copyOf(database.sql("select * from webhook order by id")
                .query((row, number) -> read(row))
                .list());
    }

    private static Webhook read(ResultSet row) throws SQLException {
        Array events = row.getArray("events");
        return new Webhook(
                row.getLong("id"),
                row.getString("name"),
                new Webhook.Target(
                        row.getString("url"),
                        Optional.ofNullable(row.getString("secret")),
                        row.getBoolean("exclude_body")),
                new Webhook.Scope(List.of((String[]) events.getArray()), row.getString("jql")),
                new Webhook.Standing(
                        row.getBoolean("enabled"),
                        row.getString("registered_by"),
                        instant(row, "created"),
                        instant(row, "updated"),
                        Optional.ofNullable(row.getObject("ends", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime moment(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
