package org.espalier.server.tracker;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Connection.Kind;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.PendingSignIns.Pending;
import org.espalier.server.tracker.SignInWish.Whose;
import org.espalier.server.tracker.TokenLender.Resource;
import org.springframework.stereotype.Service;

/**
 * Lets people sign in at Atlassian instead of entering an API token. They go there with a state of ours, allow this
 * server to act in their name, and come back with a code, which is exchanged for tokens here.
 */
@Service
public class AtlassianSignIns {

    /** The longest name of a host has 253 characters; the rest are scheme and port. */
    private static final int LONGEST_ORIGIN = 270;

    /** Where people come back to, in the pages; whoever registers this server as an app enters it. */
    public static final String RETURN_PATH = "/connections/signed-in";

    /** No grant lasts longer (source: Atlassian, rotating refresh tokens). */
    private static final int LONGEST_DAYS = 365;

    private final Connections connections;
    private final LinkedCredentials linked;
    private final Doorway doorway;
    private final PendingSignIns pending;
    private final InstantSource clock;

    AtlassianSignIns(
            Connections connections,
            LinkedCredentials linked,
            Doorway doorway,
            PendingSignIns pending,
            InstantSource clock) {
        this.connections = connections;
        this.linked = linked;
        this.doorway = doorway;
        this.pending = pending;
        this.clock = clock;
    }

    /** Whether this server is an app anywhere. */
    public boolean offered() {
        return doorway.atlassian().offersSignIn();
    }

    /**
     * Sends somebody on their way.
     *
     * @param origin of the pages that they look at
     * @param who what proves later that it is the same person in the same session
     * @return where they are asked
     * @throws Refusal in one sentence where nobody can sign in for that
     */
    public URI begin(SignInWish wish, String origin, String who) {
        var baseUrl = baseUrl(wish);
        var app = doorway.atlassian().app(baseUrl);
        var returnTo = returnTo(origin);
        requireCloud(wish, baseUrl);
        return doorway.lender().question(app, returnTo, pending.add(new Pending(wish, baseUrl, returnTo), who));
    }

    /**
     * Forgets what somebody set out for who came back without a code.
     *
     * @throws Refusal always, which says so
     */
    public void refused(String state, String who) {
        var _ = pending.take(state, who).orElseThrow(AtlassianSignIns::unknown);
        throw Refusal.unprocessable(
                "consent_refused",
                "Espalier was not allowed to act in your name at Atlassian. Nothing was changed; sign in again and choose"
                        + " Accept, or enter an API token.");
    }

    /** What somebody signed in for, and whose credential it is now. */
    public record Finished(Connection connection, Whose whose) {}

    /**
     * Takes somebody back, and lets the connection ask as their account, or what is asked there in their name.
     *
     * @throws Refusal in one sentence for whatever is wrong; then every credential is as before
     */
    public Finished finish(String state, String code, String who, Person by) {
        var set = pending.take(state, who).orElseThrow(AtlassianSignIns::unknown);
        return switch (set.wish()) {
            case SignInWish.Anew anew -> {
                requireAdministrator(by);
                yield new Finished(connections.create(anew, exchanged(set, code), by.user()), Whose.CONNECTIONS);
            }
            case SignInWish.Present present -> new Finished(finish(present, set, code, by), present.whose());
        };
    }

    private Connection finish(SignInWish.Present wish, Pending set, String code, Person by) {
        var before = connections.get(wish.connection());
        if (!before.site().baseUrl().equals(set.baseUrl())) {
            throw Connections.stale();
        }
        return switch (wish.whose()) {
            case CONNECTIONS -> {
                requireAdministrator(by);
                yield connections.change(before, exchanged(set, code), by.user());
            }
            case PERSONS -> linked.link(before, exchanged(set, code), by);
        };
    }

    /** Whoever set out was one, and may have ceased to be. */
    private static void requireAdministrator(Person by) {
        if (!by.administrator()) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "forbidden",
                    "Only administrators may give a connection its credential. Nothing was changed; link one of your own"
                            + " at the connection.");
        }
    }

    private SignedIn exchanged(Pending set, String code) {
        var baseUrl = set.baseUrl();
        var app = doorway.atlassian().app(baseUrl);
        var lender = doorway.lender();
        var tokens = lender.forCode(app, code, set.returnTo());
        var cloudId = cloudId(baseUrl, lender.resources(app, tokens.access()));
        var access = doorway.doors().gateway(baseUrl, cloudId, new Fresh(tokens.access()), Writing.OFF);
        var adapter = doorway.adapters().of(Kind.CLOUD);
        adapter.probe(access, List.of());
        return new SignedIn(
                adapter.accountName(access).orElse("unknown"),
                cloudId,
                tokens,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(LONGEST_DAYS));
    }

    /** Just handed out, it needs no renewal. */
    private record Fresh(String token) implements LentTokens {
        @Override
        public String insteadOf(String refused) {
            return token;
        }

        @Override
        public String toString() {
            return "Fresh[hidden]";
        }
    }

    private URI baseUrl(SignInWish wish) {
        return switch (wish) {
            case SignInWish.Anew anew -> TrackerHosts.baseUrl(anew.baseUrl());
            case SignInWish.Present present ->
                connections.get(present.connection()).site().baseUrl();
        };
    }

    private void requireCloud(SignInWish wish, URI baseUrl) {
        var kind = switch (wish) {
            case SignInWish.Present present ->
                connections.get(present.connection()).site().kind();
            case SignInWish.Anew _ ->
                doorway.adapters()
                        .recognizing(doorway.doors().site(baseUrl, SignedIn.NO_SECRET, Writing.OFF))
                        .kind();
        };
        if (kind != Kind.CLOUD) {
            throw Refusal.unprocessable(
                    "not_a_cloud",
                    "Only Jira Cloud lets people sign in with Atlassian, and " + baseUrl.getAuthority()
                            + " is a Jira Data Center. Nothing was changed; enter a personal access token.");
        }
    }

    /** The site's number, if it is among those at which the account lets this server act. */
    private String cloudId(URI baseUrl, List<Resource> allowed) {
        var access = doorway.doors().site(baseUrl, SignedIn.NO_SECRET, Writing.OFF);
        var own = doorway.adapters().of(Kind.CLOUD).cloudId(access);
        return allowed.stream()
                .filter(site -> own.isPresent()
                        ? site.cloudId().equals(own.get())
                        : site.url().equalsIgnoreCase(baseUrl.toString()))
                .map(Resource::cloudId)
                .findFirst()
                .orElseThrow(() -> wrongSite(baseUrl, allowed));
    }

    private static Refusal wrongSite(URI baseUrl, List<Resource> allowed) {
        var others = allowed.stream().map(Resource::url).sorted().distinct().collect(Collectors.joining(", "));
        return Refusal.unprocessable(
                "wrong_site",
                "Espalier was allowed to act at " + (others.isEmpty() ? "no site" : others) + ", and not at " + baseUrl
                        + ". Nothing was changed; sign in again and choose that site.");
    }

    private static String returnTo(String origin) {
        try {
            var uri = new URI(origin).parseServerAuthority();
            if (origin.length() <= LONGEST_ORIGIN
                    && uri.getHost() != null
                    && Set.of("http", "https").contains(uri.getScheme())
                    && origin.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                    && uri.getUserInfo() == null) {
                return origin + RETURN_PATH;
            }
        } catch (URISyntaxException _) {
            // Said below, without the text.
        }
        throw Refusal.unprocessable(new Fault(
                "/origin",
                "bad_origin",
                "The origin of the pages is written as https://espalier.example.com. Nothing was changed."));
    }

    private static Refusal unknown() {
        return Refusal.unprocessable(
                "sign_in_unknown",
                "This sign-in with Atlassian was not begun by you in this session, or is older than half an hour. Nothing"
                        + " was changed; sign in again.");
    }
}
