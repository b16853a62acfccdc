package org.espalier.server.tracker;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.espalier.server.platform.Seal;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.espalier.server.tracker.StoredConnections.Whole;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of the credentials that people linked at connections. A secret is in it only sealed, under the names of its
 * connection and its holder.
 */
@Repository
class StoredLinks {

    private final JdbcClient jdbc;
    private final Seal seal;

    StoredLinks(JdbcClient jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /**
     * A connection, and what one account linked there, of the same moment.
     *
     * @param own what is known of the connection's own credential
     * @param link absent where it linked nothing
     */
    record Seen(
            Connection connection,
            CredentialTerms own,
            @Nullable Link link) {

        WhoAsks.Link standing() {
            if (link == null) {
                return WhoAsks.Link.NONE;
            }
            return link.baseUrl().equals(connection.site().baseUrl()) ? WhoAsks.Link.GOOD : WhoAsks.Link.FOR_ELSEWHERE;
        }
    }

    /**
     * What an account linked.
     *
     * @param baseUrl of the site that it was given for; no other gets it
     * @param name whose it is at the site, for people
     */
    record Link(URI baseUrl, String name, Credential credential, CredentialTerms terms, long version) {

        Linked at(Connection connection, String account) {
            return new Linked(new Whole(connection, credential, terms), account, version);
        }
    }

    Optional<Seen> seen(ConnectionId id, String account) {
        return jdbc.sql("""
                        select c.*, %s, l.base_url as linked_url, l.name as linked_name, l.site_user, l.secret as linked_secret,
                               l.expires as linked_until, l.cloud_id as linked_cloud, l.version as linked_version
                          from tracker_connection c
                          left join tracker_linked_credential l on l.connection = c.id and l.account = ?
                         where c.id = ?
                        """.formatted(StoredConnections.FORMERLY))
                .param(account)
                .param(id.value())
                .query((row, at) -> new Seen(
                        StoredConnections.connection(row), StoredConnections.terms(row), link(row, id, account)))
                .optional();
    }

    private @Nullable Link link(ResultSet row, ConnectionId id, String account) throws SQLException {
        var secret = row.getBytes("linked_secret");
        if (secret == null) {
            return null;
        }
        return new Link(
                URI.create(row.getString("linked_url")),
                row.getString("linked_name"),
                new Credential(row.getString("site_user"), seal.open(secret, sealName(id, account))),
                new CredentialTerms(
                        Optional.ofNullable(row.getObject("linked_until", LocalDate.class)),
                        Holder.PERSON,
                        Optional.of(account),
                        Optional.ofNullable(row.getString("linked_cloud"))),
                row.getLong("linked_version"));
    }

    /**
     * In the place of what the account linked before, within a transaction.
     *
     * @param name whose it is at the site
     * @return false when the connection leads elsewhere meanwhile; then nothing was written
     */
    boolean put(Whole linked, String account, String name) {
        var id = linked.connection().id();
        var baseUrl = linked.connection().site().baseUrl().toString();
        if (!holds(id, baseUrl)) {
            return false;
        }
        var terms = linked.terms();
        jdbc.sql("""
                            insert into tracker_linked_credential
                                (connection, account, base_url, name, site_user, secret, expires, cloud_id, version)
                            values (?, ?, ?, ?, ?, ?, ?, ?, nextval('tracker_linked_version'))
                            on conflict (connection, account) do update set
                                base_url = excluded.base_url, name = excluded.name, site_user = excluded.site_user,
                                secret = excluded.secret, expires = excluded.expires, cloud_id = excluded.cloud_id,
                                version = excluded.version, told = null
                            """)
                .param(id.value())
                .param(account)
                .param(baseUrl)
                .param(name)
                .param(linked.credential().user())
                .param(seal.seal(linked.credential().secret(), sealName(id, account)))
                .param(terms.expires().orElse(null))
                .param(terms.cloudId().orElse(null))
                .update();
        return true;
    }

    /** Until the transaction ends nobody moves it, and versions are given out in the order in which they are seen. */
    private boolean holds(ConnectionId id, String baseUrl) {
        return jdbc.sql("select base_url from tracker_connection where id = ? for no key update")
                .param(id.value())
                .query(String.class)
                .optional()
                .filter(baseUrl::equals)
                .isPresent();
    }

    /** One that is gone stays so. The tokens of a sign-in go with it. */
    void remove(ConnectionId id, String account) {
        jdbc.sql("delete from tracker_linked_credential where connection = ? and account = ?")
                .param(id.value())
                .param(account)
                .update();
    }

    private static String sealName(ConnectionId id, String account) {
        return "credential of " + account + " at connection " + id;
    }
}
