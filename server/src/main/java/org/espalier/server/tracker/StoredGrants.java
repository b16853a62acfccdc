package org.espalier.server.tracker;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.espalier.server.platform.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what people allowed. A token is in it only sealed, under the name of its holder. */
@Repository
class StoredGrants {

    private static final String OF_HOLDER = " where connection = ? and person is not distinct from ?";

    private final JdbcClient jdbc;
    private final Seal seal;

    StoredGrants(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Whether tokens still come. */
    enum Standing {
        GOOD,
        /** Somebody has to sign in again. */
        REFUSED
    }

    record Grant(Tokens tokens, Standing standing) {}

    /** How it stands with the sign-in of a holder. */
    Optional<SignInState> state(GrantHolder holder) {
        return jdbc.sql("select account, refused from tracker_grant" + OF_HOLDER)
                .param(holder.connection().value())
                .param(holder.person().orElse(null))
                .query((row, at) -> new SignInState(row.getString("account"), row.getBoolean("refused")))
                .optional();
    }

    /** What is good at an address, and nobody else renews it before the transaction ends. */
    Optional<Grant> locked(GrantHolder holder, URI baseUrl) {
        // Longer than Atlassian may take to answer, within which nothing is said to the database.
        jdbc.sql("set local idle_in_transaction_session_timeout = '60s'").update();
        return jdbc.sql("select access, refresh, ends, refused from tracker_grant" + OF_HOLDER
                        + " and base_url = ? for update")
                .param(holder.connection().value())
                .param(holder.person().orElse(null))
                .param(baseUrl.toString())
                .query((row, at) -> grant(row, holder))
                .optional();
    }

    /**
     * Nobody renews what is there before the transaction ends. First of all locks of a transaction: whoever renews
     * holds it for as long as Atlassian takes to answer, and nothing else shall be held up for that.
     */
    void hold(GrantHolder holder) {
        jdbc.sql("select 1 from tracker_grant" + OF_HOLDER + " for update")
                .param(holder.connection().value())
                .param(holder.person().orElse(null))
                .query(Integer.class)
                .optional();
    }

    /** In the place of what was there before, also where somebody else puts there something at the same time. */
    void put(GrantHolder holder, URI baseUrl, SignedIn signedIn) {
        var tokens = signedIn.tokens();
        jdbc.sql("""
                        insert into tracker_grant (connection, person, base_url, account, access, refresh, ends)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (connection, person) do update
                           set base_url = excluded.base_url, account = excluded.account, access = excluded.access,
                               refresh = excluded.refresh, ends = excluded.ends, refused = false
                        """)
                .param(holder.connection().value())
                .param(holder.person().orElse(null))
                .param(baseUrl.toString())
                .param(signedIn.account())
                .param(seal.seal(tokens.access(), name(holder, "access")))
                .param(seal.seal(tokens.refresh(), name(holder, "refresh")))
                .param(Timestamp.from(tokens.ends()))
                .update();
    }

    /** Tokens that came are good, whatever was said of those before them. */
    void renew(GrantHolder holder, Tokens tokens) {
        jdbc.sql("update tracker_grant set access = ?, refresh = ?, ends = ?, refused = false" + OF_HOLDER)
                .param(seal.seal(tokens.access(), name(holder, "access")))
                .param(seal.seal(tokens.refresh(), name(holder, "refresh")))
                .param(Timestamp.from(tokens.ends()))
                .param(holder.connection().value())
                .param(holder.person().orElse(null))
                .update();
    }

    void refuse(GrantHolder holder) {
        jdbc.sql("update tracker_grant set refused = true" + OF_HOLDER)
                .param(holder.connection().value())
                .param(holder.person().orElse(null))
                .update();
    }

    void remove(GrantHolder holder) {
        jdbc.sql("delete from tracker_grant" + OF_HOLDER)
                .param(holder.connection().value())
                .param(holder.person().orElse(null))
                .update();
    }

    private Grant grant(ResultSet row, GrantHolder holder) throws SQLException {
        return new Grant(
                new Tokens(
                        seal.open(row.getBytes("access"), name(holder, "access")),
                        seal.open(row.getBytes("refresh"), name(holder, "refresh")),
                        row.getTimestamp("ends").toInstant()),
                row.getBoolean("refused") ? Standing.REFUSED : Standing.GOOD);
    }

    private static String name(GrantHolder holder, String token) {
        return token + " token of "
                + holder.person().map(person -> person + " at ").orElse("") + "connection " + holder.connection();
    }
}
