package org.espalier.server.tracker;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.Projects;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Access.Way;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Site;
import org.espalier.server.tracker.ConnectionChange.Budget;
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
        var account = wanted.account();
        var access = new Access(
                hosts.knownAddress(baseUrl), account.credential(), wanted.writing(), Way.SITE, Optional.empty());
        var adapter = wanted.door().kind().map(this::adapter).orElseGet(() -> recognizing(access));
        var admitted = admitted(adapter, access, wanted.projects().orElse(List.of()));
        var projects = wanted.projects().isEmpty() ? Projects.ALL : Projects.of(new HashSet<>(admitted.projects()));
        var connection = new Connection(
                new ConnectionId(ids.fresh("con")),
                Connection.FIRST_VERSION,
                name,
                new Site(adapter.kind(), baseUrl, wanted.door().label().orElseGet(() -> usualLabel(baseUrl))),
                new Reach(wanted.writing(), projects, Optional.empty()));
        var expires = account.expires().or(() -> adapter.expiry(access));
        stored.add(
                connection, account.credential(), new CredentialTerms(expires, account.holder(), admitted.cloudId()));
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
        var perSecond = wanted.allowed()
                .budget()
                .map(Budget::perSecond)
                .orElse(before.reach().perSecond());
        var after = new Connection(
                id,
                seen + 1,
                wanted.name().map(Connections::name).orElse(before.name()),
                site,
                new Reach(writing, before.reach().projects(), perSecond));
        var terms = terms(id);
        var cloudId = terms.cloudId();
        if (asksAnew(before, after, wanted)) {
            var tested = tested(after, credential, wanted.allowed().projects());
            after = tested.connection();
            cloudId = tested.cloudId();
        }
        var holder = wanted.account().holder().orElse(terms.holder());
        var expires = expiry(after, credential, wanted.account(), terms);
        if (!stored.change(after, credential, new CredentialTerms(expires, holder, cloudId))) {
            throw stale();
        }
        return after;
    }

    /** A date that was known belonged to the secret before, and is not that of a new one. */
    private Optional<LocalDate> expiry(
            Connection connection, Credential credential, ConnectionChange.Account wanted, CredentialTerms present) {
        if (wanted.expiry().isPresent()) {
            return wanted.expiry().get().on();
        }
        if (wanted.secret().isEmpty()) {
            return present.expires();
        }
        var site = connection.site();
        var writing = connection.reach().writing();
        return adapter(site.kind())
                .expiry(new Access(
                        hosts.knownAddress(site.baseUrl()), credential, writing, Way.SITE, Optional.empty()));
    }

    /** What is known of a connection's credential beside itself. */
    public CredentialTerms terms(ConnectionId id) {
        return stored.terms(id).orElseThrow(() -> Refusal.notFound("connection", id.value()));
    }

    /** What a site said to a credential: the keys of the projects, and where it is good. */
    private record Admitted(List<String> projects, Optional<String> cloudId) {}

    /**
     * Tries a credential at the site, and where it is refused there at the gateway: which of the two takes it depends
     * on the kind of token, which nobody need know (source: Atlassian, API tokens with scopes).
     */
    private Admitted admitted(TrackerAdapter adapter, Access access, List<String> projects) {
        try {
            return new Admitted(adapter.probe(access, projects), Optional.empty());
        } catch (TrackerTrouble refused) {
            var cloudId =
                    refused.gap().kind() == Gap.Kind.DEAD_TOKEN ? adapter.cloudId(access) : Optional.<String>empty();
            if (cloudId.isEmpty()) {
                throw refused;
            }
            try {
                return new Admitted(adapter.probe(throughGateway(access, cloudId.get()), projects), cloudId);
            } catch (TrackerTrouble again) {
                refused.addSuppressed(again);
                throw refused;
            }
        }
    }

    private Access throughGateway(Access access, String cloudId) {
        return new Access(
                hosts.gateway(cloudId), access.credential(), access.writing(), Way.GATEWAY, access.perSecond());
    }

    private static boolean asksAnew(Connection before, Connection after, ConnectionChange wanted) {
        return !after.site().baseUrl().equals(before.site().baseUrl())
                || !wanted.account().unchanged()
                || wanted.allowed().projects().isPresent();
    }

    /** A connection that was tried, and where its credential is good. */
    private record Tested(Connection connection, Optional<String> cloudId) {}

    /** The connection once its site has answered to the credential and shown the projects. */
    private Tested tested(Connection wanted, Credential credential, Optional<ConnectionChange.Enabled> projects) {
        var reach = wanted.reach();
        var access = new Access(
                hosts.knownAddress(wanted.site().baseUrl()), credential, reach.writing(), Way.SITE, Optional.empty());
        var named = projects.map(ConnectionChange.Enabled::named)
                .orElseGet(() -> reach.projects()
                        .keys()
                        .map(keys -> keys.stream().sorted().toList()));
        var admitted = admitted(adapter(wanted.site().kind()), access, named.orElse(List.of()));
        var enabled = named.isEmpty() ? Projects.ALL : Projects.of(new HashSet<>(admitted.projects()));
        return new Tested(
                new Connection(
                        wanted.id(),
                        wanted.version(),
                        wanted.name(),
                        wanted.site(),
                        new Reach(reach.writing(), enabled, reach.perSecond())),
                admitted.cloudId());
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
                connection.reach().writing(),
                Way.SITE,
                connection.reach().perSecond());
        var way = terms(id).cloudId().map(cloudId -> throughGateway(access, cloudId));
        return adapter(connection.site().kind()).open(way.orElse(access));
    }

    /** What a delivery from the site of a connection says. */
    Told told(ConnectionId id, byte[] delivery) {
        return adapter(get(id).site().kind()).told(delivery);
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
