package org.espalier.server.tracker;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Site;
import org.espalier.server.tracker.Connection.Writing;

/** A server with connections to sites that know names only. */
final class NamedSites implements AutoCloseable {

    final TestServer server = TestServer.start();
    final NamesOnly adapter = new NamesOnly();
    final StoredConnections stored = server.part(StoredConnections.class);

    /** Which connections' copies heard of a look. */
    final List<ConnectionId> told = new ArrayList<>();

    /** Happens once a connection was read, before anything else is done with it. */
    final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    final Connections connections;

    NamedSites() {
        var doors = server.part(Doors.class);
        connections =
                new Connections(
                        stored,
                        doors,
                        new Adapters(List.of(adapter), doors),
                        server.part(Ids.class),
                        server.part(Transactions.class)) {
                    @Override
                    public Connection get(ConnectionId id) {
                        var found = super.get(id);
                        meanwhile.getAndSet(() -> {}).run();
                        return found;
                    }
                };
    }

    /** A connection whose secret tells which it is, entered by nobody knows whom. */
    ConnectionId connection(String id) {
        var site = new Site(Kind.CLOUD, URI.create("https://nowhere.invalid"), Label.TEST);
        var connection = new Connection(
                new ConnectionId(id),
                1,
                "Test",
                site,
                new Reach(Writing.ALLOWED, Projects.of(Set.of("TEST")), Optional.empty()));
        stored.add(connection, new Credential("ada", "secret of " + id), terms(Optional.empty()));
        return connection.id();
    }

    static CredentialTerms terms(Optional<String> enteredBy) {
        return new CredentialTerms(Optional.empty(), CredentialTerms.Holder.PERSON, enteredBy, Optional.empty());
    }

    /** Sites of which none is open, while nobody has asked anything. */
    OpenSites sites() {
        adapter.forget();
        told.clear();
        return new OpenSites(connections, server.part(LinkedCredentials.class));
    }

    Trackers trackers(OpenSites sites) {
        return new Trackers(connections, new HeardLooks(), sites);
    }

    /** An account enters a credential of its own as that of a connection. */
    void enter(ConnectionId id, String account) {
        change(id, new Credential(account, "entered by " + account), terms(Optional.of(account)));
    }

    /** A connection has this credential from now on. */
    void change(ConnectionId id, Credential credential, CredentialTerms terms) {
        var before = stored.named(id).orElseThrow();
        change(before.site(), before, credential, terms);
    }

    /** A connection leads there from now on. */
    void move(ConnectionId id, String baseUrl, String secret) {
        var site = new Site(Kind.CLOUD, URI.create(baseUrl), Label.TEST);
        change(site, stored.named(id).orElseThrow(), new Credential("ada", secret), connections.terms(id));
    }

    private void change(Site site, Connection before, Credential credential, CredentialTerms terms) {
        var after = new Connection(before.id(), before.version() + 1, before.name(), site, before.reach());
        stored.change(after, credential, terms);
    }

    /** An account links a credential of its own. */
    boolean link(ConnectionId id, String account, Optional<LocalDate> until) {
        var whole = new StoredConnections.Whole(
                connections.get(id),
                new Credential(account, "linked by " + account),
                new CredentialTerms(until, CredentialTerms.Holder.PERSON, Optional.of(account), Optional.empty()));
        return server.part(StoredLinks.class).put(whole, account, account + " at Jira");
    }

    /** What comes of a sign-in of that account. */
    static SignedIn signedIn(String account) {
        return new SignedIn(
                account + " at Jira",
                "cloud",
                new Tokens("access", "refresh", Instant.parse("2030-01-31T00:00:00Z")),
                LocalDate.parse("2030-01-31"));
    }

    private final class HeardLooks extends RowValues {

        HeardLooks() {
            super(
                    server.part(IssueCopy.class),
                    server.part(WatchTable.class),
                    server.part(Notices.class),
                    server.part(InstantSource.class));
        }

        @Override
        void looked(Connection connection, TrackerSight sight) {
            told.add(connection.id());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
