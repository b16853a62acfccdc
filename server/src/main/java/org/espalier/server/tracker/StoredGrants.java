package org.espalier.server.tracker;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.espalier.server.platform.Seal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of what people allowed. A token is in it only sealed, under the name of its connection. */
@Repository
class StoredGrants {

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

    /** How it stands with the sign-in for a connection. */
    Optional<SignInState> state(ConnectionId id) {
        return jdbc.sql("select account, refused from tracker_grant where connection = ?")
                .param(id.value())
                .query((row, at) -> new SignInState(row.getString("account"), row.getBoolean("refused")))
                .optional();
    }

    /** What is good at an address, and nobody else renews it before the transaction ends. */
    Optional<Grant> locked(ConnectionId id, URI baseUrl) {
        // Longer than Atlassian may take to answer, within which nothing is said to the database.
        jdbc.sql("set local idle_in_transaction_session_timeout = '60s'").update();
        return jdbc.sql("""
                        select access, refresh, ends, refused
                          from tracker_grant
                         where connection = ? and base_url = ?
                           for update
                        """)
                .param(id.value())
                .param(baseUrl.toString())
                .query((row, at) -> grant(row, id))
                .optional();
    }

    /** In the place of what was there before, also where somebody else puts there something at the same time. */
    void put(Connection connection, SignedIn signedIn) {
        var id = connection.id();
        var tokens = signedIn.tokens();
        jdbc.sql("""
                        insert into tracker_grant (connection, base_url, account, access, refresh, ends)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (connection) do update
                           set base_url = excluded.base_url, account = excluded.account, access = excluded.access,
                               refresh = excluded.refresh, ends = excluded.ends, refused = false
                        """)
                .param(id.value())
                .param(connection.site().baseUrl().toString())
                .param(signedIn.account())
                .param(seal.seal(tokens.access(), name(id, "access")))
                .param(seal.seal(tokens.refresh(), name(id, "refresh")))
                .param(Timestamp.from(tokens.ends()))
                .update();
    }

    /** Tokens that came are good, whatever was said of those before them. */
    void renew(ConnectionId id, Tokens tokens) {
        jdbc.sql("update tracker_grant set access = ?, refresh = ?, ends = ?, refused = false where connection = ?")
                .param(seal.seal(tokens.access(), name(id, "access")))
                .param(seal.seal(tokens.refresh(), name(id, "refresh")))
                .param(Timestamp.from(tokens.ends()))
                .param(id.value())
                .update();
    }

    void refuse(ConnectionId id) {
        jdbc.sql("update tracker_grant set refused = true where connection = ?")
                .param(id.value())
                .update();
    }

    void remove(ConnectionId id) {
        jdbc.sql("delete from tracker_grant where connection = ?")
                .param(id.value())
                .update();
    }

    private Grant grant(ResultSet row, ConnectionId id) throws SQLException {
        return new Grant(
                new Tokens(
                        seal.open(row.getBytes("access"), name(id, "access")),
                        seal.open(row.getBytes("refresh"), name(id, "refresh")),
                        row.getTimestamp("ends").toInstant()),
                row.getBoolean("refused") ? Standing.REFUSED : Standing.GOOD);
    }

    private static String name(ConnectionId id, String token) {
        return token + " token of connection " + id;
    }
}
