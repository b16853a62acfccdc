package org.espalier.sandbox.grant;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people allowed the app, and what was handed out for it.
 *
 * <p>Each refresh token is good once, and for ten minutes more, because an answer may get lost; who comes with it later
 * than that ends the whole grant. One that nobody uses ends after ninety days, and no grant lasts longer than a year
 * (source: Atlassian, rotating refresh tokens).
 */
@Component
public class Grants {

    static final Duration ACCESS_LASTS = Duration.ofHours(1);
    private static final Duration CODE_LASTS = Duration.ofMinutes(5);
    private static final Duration REUSE = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int SECRET_BYTES = 24;

    private final JdbcClient database;
    private final GrantClock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile Duration accessLasts = ACCESS_LASTS;

    Grants(JdbcClient database, GrantClock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Token(
            String secret, Grant grant, @Nullable String redirect, Instant ends, Optional<Instant> used) {}

    /** Notes that somebody allowed these, and answers the code that proves it. */
    @Transactional
    public String allowed(String account, Set<String> scopes, String redirect) {
        Instant now = clock.now();
        long id = database.sql("""
                        insert into app_grant (account, scopes, began) values (:account, :scopes::text[], :began)
                        returning id
                        """)
                .param("account", account)
                .param("scopes", new TreeSet<>(scopes).toArray(String[]::new))
                .param("began", moment(now))
                .query(Long.class)
                .single();
        return keep(id, "CODE", redirect, now.plus(CODE_LASTS));
    }

    /** What a code is good for, once; nothing where it came back to another address. */
    @Transactional
    public Optional<HandedOut> exchanged(String code, String redirect) {
        Instant now = clock.now();
        return token(code, "CODE")
                .filter(found -> found.used().isEmpty() && found.ends().isAfter(now))
                .filter(found -> redirect.equals(found.redirect()))
                .map(found -> handOut(found, now));
    }

    /** A new pair of tokens for a refresh token; nothing where that is none, or none any more. */
    @Transactional
    public Optional<HandedOut> renewed(String refresh) {
        Instant now = clock.now();
        Optional<Token> known = token(refresh, "REFRESH");
        if (known.flatMap(Token::used)
                .filter(used -> used.plus(REUSE).isBefore(now))
                .isPresent()) {
            withdraw(known.orElseThrow().grant().id());
            return Optional.empty();
        }
        return known.filter(found -> found.ends().isAfter(now)).map(found -> handOut(found, now));
    }

    /** What an access token allows at present. */
    public Optional<Grant> of(String access) {
        return token(access, "ACCESS")
                .filter(found -> found.ends().isAfter(clock.now()))
                .map(Token::grant);
    }

    /** Every grant that is in force, oldest first. */
    public List<Grant> all() {
        return database.sql(
                        "select id as grant_id, account, scopes, began from app_grant where not withdrawn order by id")
                .query((row, number) -> grant(row))
                .list();
    }

    /** From now on nothing that was handed out under the grant is good for anything. */
    public void withdraw(long grant) {
        database.sql("update app_grant set withdrawn = true where id = :id")
                .param("id", grant)
                .update();
    }

    /** The same for every grant. */
    public void withdrawAll() {
        database.sql("update app_grant set withdrawn = true").update();
    }

    /** How long access tokens last that are handed out from now on. */
    Duration accessLasts() {
        return accessLasts;
    }

    void letAccessLast(Duration wanted) {
        accessLasts = wanted;
    }

    private HandedOut handOut(Token shown, Instant now) {
        database.sql("update app_token set used = coalesce(used, :now) where secret = :secret")
                .param("now", moment(now))
                .param("secret", shown.secret())
                .update();
        Grant grant = shown.grant();
        Duration lasts = accessLasts;
        String access = keep(grant.id(), "ACCESS", null, now.plus(lasts));
        Instant end = grant.began().plus(LONGEST);
        Instant idle = now.plus(IDLE);
        Optional<String> refresh = grant.scopes().contains(Grant.OFFLINE)
                ? Optional.of(keep(grant.id(), "REFRESH", null, idle.isBefore(end) ? idle : end))
                : Optional.empty();
        return new HandedOut(access, refresh, lasts, String.join(" ", new TreeSet<>(grant.scopes())));
    }

    private String keep(long grant, String kind, @Nullable String redirect, Instant ends) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = "sandbox-" + HexFormat.of().formatHex(bytes);
        database.sql("""
                        insert into app_token (secret, grant_id, kind, redirect, ends)
                        values (:secret, :grant, :kind, :redirect, :ends)
                        """)
                .param("secret", secret)
                .param("grant", grant)
                .param("kind", kind)
                .param("redirect", redirect)
                .param("ends", moment(ends))
                .update();
        return secret;
    }

    /** Nobody else can hand it in at the same time, inside a transaction. */
    private Optional<Token> token(String secret, String kind) {
        return database.sql("""
                        select t.secret, t.redirect, t.ends, t.used, t.grant_id, g.account, g.scopes, g.began
                        from app_token t join app_grant g on g.id = t.grant_id
                        where t.secret = :secret and t.kind = :kind and not g.withdrawn
                        for update of t
                        """)
                .param("secret", secret)
                .param("kind", kind)
                .query((row, number) -> new Token(
                        row.getString("secret"),
                        grant(row),
                        row.getString("redirect"),
                        instant(row, "ends").orElseThrow(),
                        instant(row, "used")))
                .optional();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        Array scopes = row.getArray("scopes");
        return new Grant(
                row.getLong("grant_id"),
                row.getString("account"),
                Set.of((String[]) scopes.getArray()),
                instant(row, "began").orElseThrow());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime moment(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
