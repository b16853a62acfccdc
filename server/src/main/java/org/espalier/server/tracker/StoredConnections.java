package org.espalier.server.tracker;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.sight.Projects;
import org.espalier.server.platform.Seal;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Site;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of connections. A secret is in it only sealed, under the name of its connection. */
@Repository
class StoredConnections {

    /** Of a connection by the name c: the keys that enabled projects had before, see {@link ProjectKeys}. */
    static final String FORMERLY = """
            array(select former.project_key
                    from tracker_project former join tracker_project enabled using (connection, project)
                   where former.connection = c.id and enabled.project_key = any (c.projects)
                     and former.project_key <> all (c.projects)) as formerly""";

    private static final String COLUMNS =
            "select id, name, kind, base_url, label, writable, projects, version, requests_per_second, " + FORMERLY;

    private static final String TERMS = "expires, service_account, entered_by, cloud_id";

    private final JdbcClient jdbc;
    private final Seal seal;
    private final InstantSource clock;

    StoredConnections(JdbcClient jdbc, Seal seal, InstantSource clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.clock = clock;
    }

    void add(Connection connection, Credential credential, CredentialTerms terms) {
        jdbc.sql("""
                        insert into tracker_connection
                            (id, name, kind, base_url, label, writable, projects, account, secret, created,
                             expires, service_account, entered_by, cloud_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(connection.id().value())
                .param(connection.name())
                .param(connection.site().kind().name())
                .param(connection.site().baseUrl().toString())
                .param(connection.site().label().name())
                .param(connection.writable())
                .param(keys(connection.reach().projects()))
                .param(credential.user())
                .param(seal.seal(credential.secret(), sealName(connection.id())))
                .param(Timestamp.from(clock.instant()))
                .param(terms.expires().orElse(null))
                .param(terms.holder() == Holder.SERVICE_ACCOUNT)
                .param(terms.enteredBy().orElse(null))
                .param(terms.cloudId().orElse(null))
                .update();
    }

    /**
     * Writes a changed connection over the version before its own.
     *
     * @return false when somebody else changed it meanwhile; then nothing was written
     */
    boolean change(Connection changed, Credential credential, CredentialTerms terms) {
        return jdbc.sql("""
                        update tracker_connection
                           set name = ?, base_url = ?, label = ?, writable = ?, projects = ?, account = ?, secret = ?, version = ?,
                               told = case when expires is not distinct from ?::date then told end, expires = ?,
                               service_account = ?, entered_by = ?, cloud_id = ?, requests_per_second = ?
                         where id = ? and version = ?
                        """)
                        .param(changed.name())
                        .param(changed.site().baseUrl().toString())
                        .param(changed.site().label().name())
                        .param(changed.writable())
                        .param(keys(changed.reach().projects()))
                        .param(credential.user())
                        .param(seal.seal(credential.secret(), sealName(changed.id())))
                        .param(changed.version())
                        .param(terms.expires().orElse(null))
                        .param(terms.expires().orElse(null))
                        .param(terms.holder() == Holder.SERVICE_ACCOUNT)
                        .param(terms.enteredBy().orElse(null))
                        .param(terms.cloudId().orElse(null))
                        .param(changed.reach().perSecond().orElse(null))
                        .param(changed.id().value())
                        .param(changed.version() - 1)
                        .update()
                == 1;
    }

    /** In the order in which they were made. */
    List<Connection> all() {
        return jdbc.sql(COLUMNS + " from tracker_connection c order by created, id")
                .query((row, at) -> connection(row))
                .list();
    }

    Optional<Connection> named(ConnectionId id) {
        return jdbc.sql(COLUMNS + " from tracker_connection c where id = ?")
                .param(id.value())
                .query((row, at) -> connection(row))
                .optional();
    }

    /** A connection with what proves at its site who asks, all of the same version. */
    record Whole(Connection connection, Credential credential, CredentialTerms terms) {

        /** Whether tokens are lent to it, because somebody signed in. */
        boolean signedIn() {
            return credential.equals(SignedIn.NO_SECRET);
        }
    }

    Optional<Whole> whole(ConnectionId id) {
        return jdbc.sql(COLUMNS + ", account, secret, " + TERMS + " from tracker_connection c where id = ?")
                .param(id.value())
                .query((row, at) -> new Whole(
                        connection(row),
                        new Credential(row.getString("account"), seal.open(row.getBytes("secret"), sealName(id))),
                        terms(row)))
                .optional();
    }

    Optional<CredentialTerms> terms(ConnectionId id) {
        return jdbc.sql("select " + TERMS + " from tracker_connection where id = ?")
                .param(id.value())
                .query((row, at) -> terms(row))
                .optional();
    }

    static CredentialTerms terms(ResultSet row) throws SQLException {
        return new CredentialTerms(
                Optional.ofNullable(row.getObject("expires", LocalDate.class)),
                row.getBoolean("service_account") ? Holder.SERVICE_ACCOUNT : Holder.PERSON,
                Optional.ofNullable(row.getString("entered_by")),
                Optional.ofNullable(row.getString("cloud_id")));
    }

    private static String sealName(ConnectionId id) {
        return "connection " + id;
    }

    private static String @Nullable [] keys(Projects projects) {
        return projects.keys()
                .map(keys -> keys.stream().sorted().toArray(String[]::new))
                .orElse(null);
    }

    static Connection connection(ResultSet row) throws SQLException {
        return new Connection(
                new ConnectionId(row.getString("id")),
                row.getLong("version"),
                row.getString("name"),
                new Site(
                        Kind.valueOf(row.getString("kind")),
                        URI.create(row.getString("base_url")),
                        Label.valueOf(row.getString("label"))),
                new Reach(
                        row.getBoolean("writable") ? Writing.ALLOWED : Writing.OFF,
                        projects(row),
                        Optional.ofNullable(row.getObject("requests_per_second", Integer.class))));
    }

    private static Projects projects(ResultSet row) throws SQLException {
        Array keys = row.getArray("projects");
        return keys == null ? Projects.ALL : new Projects(Optional.of(texts(keys)), texts(row.getArray("formerly")));
    }

    private static Set<String> texts(Array array) throws SQLException {
        return Set.of((String[]) array.getArray());
    }
}
