package org.espalier.server.tracker;

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
        var adapter = adapter(wanted.door().kind()).orElseThrow(Connections::notYet);
        var name = name(wanted);
        var site = site(wanted.door());
        var access = new Access(hosts.knownAddress(site.baseUrl()), wanted.credential(), wanted.writing());
        var keys = adapter.probe(access, wanted.projects().orElse(List.of()));
        var projects = wanted.projects().isEmpty() ? Projects.ALL : Projects.of(new HashSet<>(keys));
        var connection =
                new Connection(new ConnectionId(ids.fresh("con")), name, site, new Reach(wanted.writing(), projects));
        stored.add(connection, wanted.credential());
        return connection;
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
    TrackerSite open(ConnectionId id) {
        var connection = get(id);
        var credential = stored.credential(id).orElseThrow(() -> Refusal.notFound("connection", id.value()));
        var access = new Access(
                hosts.address(connection.site().baseUrl()),
                credential,
                connection.reach().writing());
        return adapter(connection.site().kind())
                .orElseThrow(Connections::notYet)
                .open(access);
    }

    private Optional<TrackerAdapter> adapter(Connection.Kind kind) {
        return adapters.stream().filter(each -> each.kind() == kind).findFirst();
    }

    private Site site(NewConnection.Door door) {
        var baseUrl = TrackerHosts.baseUrl(door.baseUrl());
        var usual = hosts.own(baseUrl) ? Label.SANDBOX : Label.PROD;
        return new Site(door.kind(), baseUrl, door.label().orElse(usual));
    }

    private static String name(NewConnection wanted) {
        var name = wanted.name().strip();
        if (name.length() > LONGEST_NAME) {
            throw Refusal.unprocessable(new Fault(
                    "/name",
                    "too_long",
                    "The name of a connection has at most " + LONGEST_NAME + " characters. Nothing was changed."));
        }
        return name;
    }

    private static Refusal notYet() {
        return Refusal.unprocessable(new Fault(
                "/kind",
                "not_yet",
                "Not yet: Jira Data Center comes with the next release. Nothing was changed; use the kind CLOUD."));
    }
}
