package org.espalier.server.tracker;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.Projects;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Site;
import org.espalier.server.tracker.StoredConnections.Whole;
import org.springframework.stereotype.Service;

/** The connections of this installation. */
@Service
public class Connections {

    private final StoredConnections stored;
    private final Doors doors;
    private final Adapters adapters;
    private final Ids ids;
    private final Transactions transactions;

    Connections(StoredConnections stored, Doors doors, Adapters adapters, Ids ids, Transactions transactions) {
        this.stored = stored;
        this.doors = doors;
        this.adapters = adapters;
        this.ids = ids;
        this.transactions = transactions;
    }

    /**
     * Adds a connection once the site has answered as what it is said to be.
     *
     * @param by the account that entered the credential
     * @throws Refusal in one sentence for whatever is wrong; then nothing was added
     */
    public Connection create(NewConnection wanted, String by) {
        var name = ConnectionName.checked(wanted.name());
        var baseUrl = TrackerHosts.baseUrl(wanted.door().baseUrl());
        var account = wanted.account();
        var access = doors.site(baseUrl, account.credential(), wanted.writing());
        var adapter = wanted.door().kind().map(adapters::of).orElseGet(() -> adapters.recognizing(access));
        var admitted = adapters.admitted(adapter, access, wanted.projects().orElse(List.of()));
        var projects = wanted.projects().isEmpty() ? Projects.ALL : Projects.of(new HashSet<>(admitted.projects()));
        var connection = fresh(
                name,
                site(adapter.kind(), baseUrl, wanted.door().label()),
                new Reach(wanted.writing(), projects, Optional.empty()));
        var expires = account.expires().or(() -> adapter.expiry(access));
        stored.add(
                connection,
                account.credential(),
                new CredentialTerms(expires, account.holder(), Optional.of(by), admitted.cloudId()));
        return connection;
    }

    private Connection fresh(String name, Site site, Reach reach) {
        return new Connection(new ConnectionId(ids.fresh("con")), Connection.FIRST_VERSION, name, site, reach);
    }

    private Site site(Connection.Kind kind, URI baseUrl, Optional<Label> label) {
        return new Site(kind, baseUrl, label.orElseGet(() -> doors.own(baseUrl) ? Label.SANDBOX : Label.PROD));
    }

    /** Adds a connection whose account signed in, which was tried already. */
    Connection create(SignInWish.Anew wanted, SignedIn signedIn, String by) {
        var connection = fresh(
                ConnectionName.checked(wanted.name()),
                site(Connection.Kind.CLOUD, TrackerHosts.baseUrl(wanted.baseUrl()), wanted.label()),
                new Reach(wanted.writing(), Projects.ALL, Optional.empty()));
        transactions.run(() -> {
            stored.add(connection, SignedIn.NO_SECRET, signedIn.terms(wanted.holder(), by));
            doors.grants()
                    .put(GrantHolder.of(connection.id()), connection.site().baseUrl(), signedIn);
        });
        return connection;
    }

    /**
     * Lets a connection ask as the account that signed in, which was tried already at its site.
     *
     * @throws Refusal where somebody changed the connection since it was read
     */
    Connection change(Connection before, SignedIn signedIn, String by) {
        var after = new Connection(before.id(), before.version() + 1, before.name(), before.site(), before.reach());
        // Whoever signs in does so as themselves, unless they marked it otherwise since they first did.
        var known = terms(before.id());
        var again = signInOf(before.id()).isPresent() && known.enteredBy().equals(Optional.of(by));
        var terms = signedIn.terms(again ? known.holder() : CredentialTerms.Holder.PERSON, by);
        transactions.run(() -> {
            doors.grants().hold(GrantHolder.of(after.id()));
            if (!stored.change(after, SignedIn.NO_SECRET, terms)) {
                throw stale();
            }
            doors.grants().put(GrantHolder.of(after.id()), after.site().baseUrl(), signedIn);
        });
        return after;
    }

    /**
     * Changes a connection. The site is asked first wherever the answer could be another one than before.
     *
     * @param seen the version that the person saw
     * @param by who changes it, whose a new credential is
     * @throws Refusal in one sentence for whatever is wrong; then nothing was changed
     */
    public Connection change(ConnectionId id, long seen, ConnectionChange wanted, Person by) {
        var before = whole(id);
        if (before.connection().version() != seen) {
            throw stale();
        }
        var account = wanted.account();
        var changed = wanted.over(before.connection());
        refuseWithoutSecret(before, changed, account);
        account.refuseToGiveAway(before.terms(), by);
        var credential = account.over(before.credential());
        var tried = asksAnew(before.connection(), changed, wanted)
                ? tried(new Whole(changed, credential, before.terms()), wanted)
                : new Trials.Tried(changed, before.terms().cloudId());
        var after = new Whole(
                tried.connection(),
                credential,
                new CredentialTerms(
                        expiry(tried.connection(), credential, account, before.terms()),
                        account.holder().orElse(before.terms().holder()),
                        account.entersSecret()
                                ? Optional.of(by.user())
                                : before.terms().enteredBy(),
                        tried.cloudId()));
        keep(after);
        return after.connection();
    }

    private static void refuseWithoutSecret(Whole before, Connection changed, ConnectionChange.Account account) {
        if (account.entersSecret()) {
            return;
        }
        if (!changed.site().baseUrl().equals(before.connection().site().baseUrl())) {
            throw secretMissing();
        }
        if (before.signedIn() && account.user().isPresent()) {
            throw userAlone();
        }
    }

    private static boolean asksAnew(Connection before, Connection after, ConnectionChange wanted) {
        return !after.site().baseUrl().equals(before.site().baseUrl())
                || !wanted.account().unchanged()
                || wanted.allowed().projects().isPresent();
    }

    private Trials.Tried tried(Whole wanted, ConnectionChange change) {
        var trials = new Trials(adapters, doors);
        var projects = change.allowed().projects();
        return wanted.signedIn() ? trials.ofSignIn(wanted, projects) : trials.ofSecret(wanted, projects);
    }

    /** A secret takes the place of a sign-in. */
    private void keep(Whole after) {
        transactions.run(() -> {
            if (!after.signedIn()) {
                doors.grants().hold(GrantHolder.of(after.connection().id()));
            }
            if (!stored.change(after.connection(), after.credential(), after.terms())) {
                throw stale();
            }
            if (!after.signedIn()) {
                doors.grants().remove(GrantHolder.of(after.connection().id()));
            }
        });
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
        return adapters.of(site.kind()).expiry(doors.site(site.baseUrl(), credential, writing));
    }

    /** What is known of a connection's credential beside itself. */
    public CredentialTerms terms(ConnectionId id) {
        return stored.terms(id).orElseThrow(() -> unknown(id));
    }

    /** Whose account signed in for a connection, and whether somebody has to do so again. */
    public Optional<SignInState> signInOf(ConnectionId id) {
        return doors.grants().state(GrantHolder.of(id));
    }

    /**
     * The connection with this id.
     *
     * @throws Refusal when there is none
     */
    public Connection get(ConnectionId id) {
        return stored.named(id).orElseThrow(() -> unknown(id));
    }

    private Whole whole(ConnectionId id) {
        return stored.whole(id).orElseThrow(() -> unknown(id));
    }

    public boolean exists(ConnectionId id) {
        return stored.named(id).isPresent();
    }

    /** In the order in which they were made. */
    public List<Connection> all() {
        return stored.all();
    }

    /**
     * Opens the site of a connection as it is now. Address and credential are of one version, so that no secret goes to
     * an address that it was not given for.
     *
     * @param before what was open until now, see {@link TrackerAdapter#reopen}
     * @return to be closed by the caller
     */
    Opened open(ConnectionId id, Optional<TrackerSite> before) {
        var whole = whole(id);
        var adapter = adapterOf(whole);
        var access = doors.of(whole);
        var site = before.map(known -> adapter.reopen(known, access)).orElseGet(() -> adapter.open(access));
        return new Opened(whole.connection().version(), Opened.OF_THE_CONNECTION, site);
    }

    /**
     * Opens the same site for what a person linked.
     *
     * @param own the site as its connection's own credential opened it, of the same version
     * @param before what was open for that person until now, see {@link TrackerAdapter#beside}
     * @return to be closed by the caller
     */
    Opened open(Linked linked, TrackerSite own, Optional<TrackerSite> before) {
        var whole = linked.whole();
        var site = adapterOf(whole).beside(own, before, doors.of(linked));
        return new Opened(whole.connection().version(), linked.version(), site);
    }

    private TrackerAdapter adapterOf(Whole whole) {
        return adapters.of(whole.connection().site().kind());
    }

    /** What a delivery from the site of a connection says. */
    Told told(ConnectionId id, byte[] delivery) {
        return adapters.of(get(id).site().kind()).told(delivery);
    }

    static Refusal unknown(ConnectionId id) {
        return Refusal.notFound("connection", id.value());
    }

    static Refusal stale() {
        return new Refusal(
                Refusal.Kind.STALE,
                "stale",
                "Somebody else changed this connection meanwhile. Nothing was changed; read it again, then change it.");
    }

    private static Refusal userAlone() {
        return Refusal.unprocessable(new Fault(
                "/secret",
                "secret_required",
                "The account of this connection signed in with Atlassian, so another user needs an API token. Nothing was"
                        + " changed; enter the token too."));
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
