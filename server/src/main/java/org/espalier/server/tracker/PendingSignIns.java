package org.espalier.server.tracker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.espalier.server.platform.Ids;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.espalier.server.tracker.SignInWish.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sign-ins whose person has not come back. They are in the database, so that any server of a cluster takes them back,
 * and only whoever set out comes back with the state: nobody else can slip an account of theirs under a connection.
 */
@Repository
class PendingSignIns {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int STATE_CHARACTERS = 40;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Ids ids;

    PendingSignIns(JdbcClient jdbc, InstantSource clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What somebody set out for.
     *
     * @param baseUrl of the site, as it was then
     */
    record Pending(SignInWish wish, URI baseUrl, String returnTo) {}

    /** The wish as it is kept; what an older server did not know is null. */
    private record Kept(
            @Nullable String connection,
            @Nullable Boolean linking,
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String label,
            boolean writable,
            boolean serviceAccount) {}

    /**
     * Keeps what somebody set out for.
     *
     * @param who what proves that it is the same person in the same session
     * @return the state that must come back with them
     */
    String add(Pending pending, String who) {
        var now = clock.instant();
        var state = ids.secret(STATE_CHARACTERS);
        jdbc.sql("delete from tracker_sign_in where ends < ?")
                .param(Timestamp.from(now))
                .update();
        jdbc.sql("""
                        insert into tracker_sign_in (secret_hash, wish, base_url, return_to, ends)
                        values (?, ?::jsonb, ?, ?, ?)
                        """)
                .param(hash(state, who))
                .param(JsonMapper.shared().writeValueAsString(kept(pending.wish())))
                .param(pending.baseUrl().toString())
                .param(pending.returnTo())
                .param(Timestamp.from(now.plus(LONGEST)))
                .update();
        return state;
    }

    /** What whoever comes back with this state set out for, once. */
    Optional<Pending> take(String state, String who) {
        return jdbc.sql("""
                        delete from tracker_sign_in where secret_hash = ? and ends > ?
                        returning wish::text, base_url, return_to
                        """)
                .param(hash(state, who))
                .param(Timestamp.from(clock.instant()))
                .query((row, at) -> new Pending(
                        wish(JsonMapper.shared().readValue(row.getString("wish"), Kept.class)),
                        URI.create(row.getString("base_url")),
                        row.getString("return_to")))
                .optional();
    }

    private static Kept kept(SignInWish wish) {
        return switch (wish) {
            case SignInWish.Present(var connection, var whose) ->
                new Kept(connection.value(), whose == Whose.PERSONS, null, null, null, false, false);
            case SignInWish.Anew anew ->
                new Kept(
                        null,
                        null,
                        anew.name(),
                        anew.baseUrl(),
                        anew.label().map(Label::name).orElse(null),
                        anew.writing() == Writing.ALLOWED,
                        anew.holder() == Holder.SERVICE_ACCOUNT);
        };
    }

    private static SignInWish wish(Kept kept) {
        if (kept.connection() != null) {
            var whose = Boolean.TRUE.equals(kept.linking()) ? Whose.PERSONS : Whose.CONNECTIONS;
            return new SignInWish.Present(new ConnectionId(kept.connection()), whose);
        }
        return new SignInWish.Anew(
                String.valueOf(kept.name()),
                String.valueOf(kept.baseUrl()),
                Optional.ofNullable(kept.label()).map(Label::valueOf),
                kept.writable() ? Writing.ALLOWED : Writing.OFF,
                kept.serviceAccount() ? Holder.SERVICE_ACCOUNT : Holder.PERSON);
    }

    /** State and session are long and random, so that they need no salt. */
    private static byte[] hash(String state, String who) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((state + "\n" + who).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256; this indicates a bug.", impossible);
        }
    }
}
