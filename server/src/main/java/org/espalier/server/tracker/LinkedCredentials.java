package org.espalier.server.tracker;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.access.Accounts;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.espalier.server.tracker.StoredConnections.Whole;
import org.espalier.server.tracker.StoredLinks.Link;
import org.espalier.server.tracker.StoredLinks.Seen;
import org.springframework.stereotype.Service;

/** What people linked for themselves at connections, and what may be used in whose name. */
@Service
public class LinkedCredentials {

    /** Whatever waits for one is woken by linking it, and until then holds nothing up: longer than a run stays. */
    private static final Duration UNTIL_LINKED = Duration.ofMinutes(2);

    private final StoredLinks stored;
    private final Accounts accounts;
    private final Adapters adapters;
    private final Doors doors;
    private final Transactions transactions;

    LinkedCredentials(
            StoredLinks stored, Accounts accounts, Adapters adapters, Doors doors, Transactions transactions) {
        this.stored = stored;
        this.accounts = accounts;
        this.adapters = adapters;
        this.doors = doors;
        this.transactions = transactions;
    }

    /**
     * What is told of a credential that somebody linked, without its secret.
     *
     * @param name whose it is at the site
     * @param user empty where it is a token that says itself whose it is, and where the person signed in
     * @param signIn absent where it has a secret
     */
    public record Told(String name, String user, CredentialTerms terms, Optional<SignInState> signIn) {}

    /**
     * How a person stands with a connection.
     *
     * @param linked absent where the person linked nothing
     * @param obstacle why nothing can be asked in the person's name, for people
     */
    public record Standing(WhoAsks whoAsks, Optional<Told> linked, Optional<String> obstacle) {}

    /**
     * What a person wants to link.
     *
     * @param expires absent means that the site is asked, which may know
     */
    public record Wish(Credential credential, Optional<LocalDate> expires) {}

    /**
     * What is used in the name of a person.
     *
     * @param version of the connection of which that was found
     * @param linked absent where it is the connection's own
     */
    record Chosen(long version, Optional<Linked> linked) {}

    public Standing standing(ConnectionId id, Person person) {
        var seen = seen(id, person.user());
        var whoAsks = WhoAsks.of(person, seen.standing(), seen.own());
        return new Standing(
                whoAsks,
                Optional.ofNullable(seen.link())
                        .map(link -> new Told(link.name(), link.credential().user(), link.terms(), signIn(id, person))),
                whoAsks.obstacle(person.user(), seen.connection()).or(() -> signInOver(whoAsks, person, id)));
    }

    /** Why what is used in the name of a person, and nobody took away, is good for nothing. */
    private Optional<String> signInOver(WhoAsks whoAsks, Person person, ConnectionId id) {
        var linked = whoAsks == WhoAsks.LINKED;
        return doors.grants()
                .state(linked ? GrantHolder.of(id, person.user()) : GrantHolder.of(id))
                .filter(SignInState::over)
                .map(state -> "The sign-in of " + (linked ? person.user() : "this connection")
                        + " with Atlassian, as " + state.account() + ", was withdrawn or has ended; sign in with"
                        + " Atlassian again on the page Connections.");
    }

    /**
     * Keeps what somebody entered for themselves, once the site has said whose it is. It takes the place of an earlier
     * one.
     *
     * @throws org.espalier.server.platform.Refusal in one sentence for whatever is wrong; then all is as before
     */
    public void link(ConnectionId id, Person person, Wish wanted) {
        var connection = seen(id, person.user()).connection();
        var site = connection.site();
        var adapter = adapters.of(site.kind());
        var access = doors.site(
                site.baseUrl(), wanted.credential(), connection.reach().writing());
        var cloudId = adapters.admitted(adapter, access, List.of()).cloudId();
        var expires = wanted.expires().or(() -> adapter.expiry(access));
        var terms = new CredentialTerms(expires, Holder.PERSON, Optional.of(person.user()), cloudId);
        var whole = new Whole(connection, wanted.credential(), terms);
        var name = adapter.accountName(doors.of(whole)).orElse("unknown");
        keep(whole, person, name, doors.grants()::remove);
    }

    /** Keeps what somebody signed in for, which was tried already. It takes the place of what they linked before. */
    Connection link(Connection connection, SignedIn signedIn, Person person) {
        var whole = new Whole(connection, SignedIn.NO_SECRET, signedIn.terms(Holder.PERSON, person.user()));
        var baseUrl = connection.site().baseUrl();
        keep(whole, person, signedIn.account(), holder -> doors.grants().put(holder, baseUrl, signedIn));
        return connection;
    }

    /** @param tokens what becomes of those that an earlier sign-in left */
    private void keep(Whole whole, Person person, String name, Consumer<GrantHolder> tokens) {
        var holder = GrantHolder.of(whole.connection().id(), person.user());
        transactions.run(() -> {
            doors.grants().hold(holder);
            if (!stored.put(whole, person.user(), name)) {
                throw Connections.stale();
            }
            tokens.accept(holder);
        });
    }

    private Optional<SignInState> signIn(ConnectionId id, Person person) {
        return doors.grants().state(GrantHolder.of(id, person.user()));
    }

    /** From now on nothing is asked by what that person linked. */
    public void unlink(ConnectionId id, Person person) {
        transactions.run(() -> {
            doors.grants().hold(GrantHolder.of(id, person.user()));
            stored.remove(id, person.user());
        });
    }

    /**
     * What is used in the name of a person: what they linked, or the connection's own where that is absent.
     *
     * @throws TrackerTrouble where it is neither (L18)
     */
    Chosen chosen(Asking.OfPerson asking) {
        var account = asking.account();
        var seen = seen(asking.connection(), account);
        var person = accounts.named(account)
                .orElseThrow(() -> refused("There is no account " + account + " any more, in whose name to ask Jira."));
        var whoAsks = WhoAsks.of(person, seen.standing(), seen.own());
        whoAsks.obstacle(account, seen.connection()).ifPresent(sentence -> {
            throw refused(sentence);
        });
        var theirs = Optional.ofNullable(seen.link())
                .filter(_ -> whoAsks == WhoAsks.LINKED)
                .map((Link link) -> link.at(seen.connection(), account));
        return new Chosen(seen.connection().version(), theirs);
    }

    private Seen seen(ConnectionId id, String account) {
        return stored.seen(id, account).orElseThrow(() -> Connections.unknown(id));
    }

    private static TrackerTrouble refused(String sentence) {
        return new TrackerTrouble(
                "nobody_to_ask_as", new Gap(Gap.Kind.DEAD_TOKEN, sentence, Optional.of(UNTIL_LINKED)), null);
    }
}
