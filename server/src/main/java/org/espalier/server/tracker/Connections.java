package org.espalier.server.tracker;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.Projects;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Site;
import org.springframework.stereotype.Service;

/** The connections of this installation. */
@Service
public class Connections {

    private static final int LONGEST_NAME = 190;

    private final StoredConnections stored;
    private final TrackerHosts hosts;
    private final List<TrackerAdapter> adapters;
    private final Ids ids;

    Connections(StoredConnections stored, TrackerHosts hosts, List<TrackerAdapter> adapters, Ids ids) {
        this.stored = stored;
        this.hosts = hosts;
        this.adapters = List.copyOf(adapters);
        this.ids = ids;
    }

    /**
     * Adds a connection once the site has answered as what it is said to be.
     *
     * @throws Refusal in one sentence for whatever is wrong; then nothing was added
     */
    public Connection create(NewConnection wanted) {
        var name = name(wanted.name());
        var baseUrl = TrackerHosts.baseUrl(wanted.door().baseUrl());
        var access = new Access(hosts.knownAddress(baseUrl), wanted.credential(), wanted.writing());
        var adapter = wanted.door().kind().map(this::adapter).orElseGet(() -> recognizing(access));
        var keys = adapter.probe(access, wanted.projects().orElse(List.of()));
        var projects = wanted.projects().isEmpty() ? Projects.ALL : Projects.of(new HashSet<>(keys));
        var connection = new Connection(
                new ConnectionId(ids.fresh("con")),
                Connection.FIRST_VERSION,
                name,
                new Site(adapter.kind(), baseUrl, wanted.door().label().orElseGet(() -> usualLabel(baseUrl))),
                new Reach(wanted.writing(), projects));
        stored.add(connection, wanted.credential());
        return connection;
    }

    /**
     * Changes a connection. The site is asked first wherever the answer could be another one than before.
     *
     * @param seen the version that the person saw
     * @throws Refusal in one sentence for whatever is wrong; then nothing was changed
     */
    public Connection change(ConnectionId id, long seen, ConnectionChange wanted) {
        var before = get(id);
        if (before.version() != seen) {
            throw stale();
        }
        var site = site(before.site(), wanted.door());
        var present = stored.credential(id).orElseThrow(() -> Refusal.notFound("connection", id.value()));
        if (!site.baseUrl().equals(before.site().baseUrl())
                && wanted.account().secret().isEmpty()) {
            throw secretMissing();
        }
        var credential = wanted.account().over(present);
        var writing = wanted.allowed().writing().orElse(before.reach().writing());
        var after = new Connection(
                id,
                seen + 1,
                wanted.name().map(Connections::name).orElse(before.name()),
                site,
                new Reach(writing, before.reach().projects()));
        if (asksAnew(before, after, wanted)) {
            after = tested(after, credential, wanted.allowed().projects());
        }
        if (!stored.change(after, credential)) {
            throw stale();
        }
        return after;
    }

    private static boolean asksAnew(Connection before, Connection after, ConnectionChange wanted) {
        return !after.site().baseUrl().equals(before.site().baseUrl())
                || !wanted.account().unchanged()
                || wanted.allowed().projects().isPresent();
    }

    /** The connection once its site has answered to the credential and shown the projects. */
    private Connection tested(Connection wanted, Credential credential, Optional<ConnectionChange.Enabled> projects) {
        var reach = wanted.reach();
        var access = new Access(hosts.knownAddress(wanted.site().baseUrl()), credential, reach.writing());
        var named = projects.map(ConnectionChange.Enabled::named)
                .orElseGet(() -> reach.projects()
                        .keys()
                        .map(keys -> keys.stream().sorted().toList()));
        var keys = adapter(wanted.site().kind()).probe(access, named.orElse(List.of()));
        var enabled = named.isEmpty() ? Projects.ALL : Projects.of(new HashSet<>(keys));
        return new Connection(
                wanted.id(), wanted.version(), wanted.name(), wanted.site(), new Reach(reach.writing(), enabled));
    }

    private static Site site(Site before, ConnectionChange.Door wanted) {
        return new Site(
                before.kind(),
                wanted.baseUrl().map(TrackerHosts::baseUrl).orElse(before.baseUrl()),
                wanted.label().orElse(before.label()));
    }

    /**
     * The connection with this id.
     *
     * @throws Refusal when there is none
     */
    public Connection get(ConnectionId id) {
        return stored.named(id).orElseThrow(() -> Refusal.notFound("connection", id.value()));
    }

    public boolean exists(ConnectionId id) {
        return stored.named(id).isPresent();
    }

    /** In the order in which they were made. */
    public List<Connection> all() {
        return stored.all();
    }

    /** The site of a connection, opened; to be closed by the caller. */
    TrackerSite open(Connection connection) {
        var id = connection.id();
        var credential = stored.credential(id).orElseThrow(() -> Refusal.notFound("connection", id.value()));
        var access = new Access(
                hosts.address(connection.site().baseUrl()),
                credential,
                connection.reach().writing());
        return adapter(connection.site().kind()).open(access);
    }

    private TrackerAdapter adapter(Connection.Kind kind) {
        return adapters.stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing speaks to " + kind + "; this indicates a bug."));
    }

    private TrackerAdapter recognizing(Access access) {
        return adapters.stream()
                .filter(each -> each.recognizes(access))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A tracker is of no known kind; this indicates a bug."));
    }

    private Label usualLabel(URI baseUrl) {
        return hosts.own(baseUrl) ? Label.SANDBOX : Label.PROD;
    }

    private static String name(String wanted) {
        var name = wanted.strip();
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw Refusal.unprocessable(new Fault(
                    "/name",
                    "too_long",
                    "The name of a connection has at most " + LONGEST_NAME + " characters. Nothing was changed."));
        }
        return name;
    }

    private static Refusal stale() {
        return new Refusal(
                Refusal.Kind.STALE,
                "stale",
                "Somebody else changed this connection meanwhile. Nothing was changed; read it again, then change it.");
    }

    /**
     * The stored secret was given for one site; another one must not get it from whoever may only change an address.
     */
    private static Refusal secretMissing() {
        return Refusal.unprocessable(new Fault(
                "/secret",
                "secret_required",
                "Another base URL needs the secret again, so that it is sent nowhere by mistake. Nothing was changed;"
                        + " enter the secret too."));
    }
}
