package org.espalier.server.tracker;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.espalier.server.tracker.StoredGrants.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps the tokens good that connections and people hold. A refresh token is good once, so that one server at a time
 * renews a pair, under a lock of its row, and keeps the new pair durably before anybody uses it.
 */
@Service
class Grants {

    /** Renewed so long before it ends that no request is on its way with a token that ends. */
    static final Duration EARLY = Duration.ofMinutes(2);

    private static final String WAY_BACK = "Sign in with Atlassian again on the page Connections.";

    private final StoredGrants stored;
    private final TokenLender lender;
    private final Atlassian atlassian;
    private final Transactions transactions;
    private final InstantSource clock;

    /** Whoever waits for the same row waits here, and holds no connection to the database meanwhile. */
    private final Map<GrantHolder, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Pairs that came and could not be stored, so that the stored refresh token is spent. */
    private final Map<GrantHolder, Unstored> unstored = new ConcurrentHashMap<>();

    Grants(
            StoredGrants stored,
            TokenLender lender,
            Atlassian atlassian,
            Transactions transactions,
            InstantSource clock) {
        this.stored = stored;
        this.lender = lender;
        this.atlassian = atlassian;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<SignInState> state(GrantHolder holder) {
        return stored.state(holder);
    }

    /** To be called before any other row is locked, see {@link StoredGrants#hold}. */
    void hold(GrantHolder holder) {
        stored.hold(holder);
    }

    /** In the place of an earlier sign-in. */
    void put(GrantHolder holder, URI baseUrl, SignedIn signedIn) {
        stored.put(holder, baseUrl, signedIn);
    }

    void remove(GrantHolder holder) {
        stored.remove(holder);
    }

    /** The tokens of whoever signed in, as long as they are good at that address. */
    LentTokens lent(GrantHolder holder, URI baseUrl) {
        return new Lent(holder, baseUrl);
    }

    /** The tokens as this server last saw them. */
    private final class Lent implements LentTokens {

        private final GrantHolder holder;
        private final URI baseUrl;
        private volatile @Nullable Tokens known;

        Lent(GrantHolder holder, URI baseUrl) {
            this.holder = holder;
            this.baseUrl = baseUrl;
        }

        @Override
        public String token() {
            var tokens = known;
            return tokens == null || ending(tokens) ? insteadOf("") : tokens.access();
        }

        @Override
        public String insteadOf(String refused) {
            var lock = locks.computeIfAbsent(holder, _ -> new ReentrantLock());
            lock.lock();
            try {
                var tokens = known;
                if (tokens == null || tokens.access().equals(refused) || ending(tokens)) {
                    tokens = good(holder, baseUrl, refused);
                    known = tokens;
                }
                return tokens.access();
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean ending(Tokens tokens) {
        return !clock.instant().isBefore(tokens.ends().minus(EARLY));
    }

    /** What came of asking; a refusal is kept like new tokens are. */
    private record Outcome(
            @Nullable Tokens tokens, @Nullable TrackerTrouble ended) {}

    /** A pair in the place of the stored one with that refresh token. */
    private record Unstored(String spent, Tokens fresh) {}

    private Tokens good(GrantHolder holder, URI baseUrl, String refused) {
        var outcome = transactions.apart(() -> asked(holder, baseUrl, refused));
        // Whatever waited here is durable now, or no longer of use.
        unstored.remove(holder);
        if (outcome.tokens() == null) {
            throw ended(holder, baseUrl, outcome.ended());
        }
        return outcome.tokens();
    }

    private Outcome asked(GrantHolder holder, URI baseUrl, String refused) {
        var grant = stored.locked(holder, baseUrl).orElse(null);
        if (grant == null) {
            return new Outcome(null, null);
        }
        // First of all: another server may have been refused for the spent one meanwhile.
        var late = storedLate(holder, grant.tokens());
        if (late.isEmpty() && grant.standing() == Standing.REFUSED) {
            return new Outcome(null, null);
        }
        var tokens = late.orElse(grant.tokens());
        // Nothing is known here yet, or another server was here first.
        if (!tokens.access().equals(refused) && !ending(tokens)) {
            return new Outcome(tokens, null);
        }
        try {
            var fresh = lender.renewed(app(baseUrl), tokens.refresh());
            unstored.put(holder, new Unstored(grant.tokens().refresh(), fresh));
            stored.renew(holder, fresh);
            return new Outcome(fresh, null);
        } catch (TrackerTrouble trouble) {
            if (!trouble.code().equals(TokenLender.ENDED)) {
                throw trouble;
            }
            stored.refuse(holder);
            return new Outcome(null, trouble);
        }
    }

    /** The pair that came in the place of the stored one and is stored only now, if there is one. */
    private Optional<Tokens> storedLate(GrantHolder holder, Tokens inDatabase) {
        var late = Optional.ofNullable(unstored.get(holder))
                .filter(each -> each.spent().equals(inDatabase.refresh()))
                .map(Unstored::fresh);
        late.ifPresent(fresh -> stored.renew(holder, fresh));
        return late;
    }

    /** A server that is no app (any more) keeps runs waiting, as an Atlassian that is away does. */
    private App app(URI baseUrl) {
        try {
            return atlassian.app(baseUrl);
        } catch (Refusal none) {
            throw new TrackerTrouble(none.code(), new Gap(Gap.Kind.UNREACHABLE, none.sentence()), none);
        }
    }

    private static TrackerTrouble ended(GrantHolder holder, URI baseUrl, @Nullable TrackerTrouble cause) {
        return new TrackerTrouble(
                TokenLender.ENDED,
                new Gap(
                        Gap.Kind.DEAD_TOKEN,
                        "Atlassian no longer lets Espalier act at " + baseUrl.getAuthority()
                                + ", because the sign-in of "
                                + holder.person().orElse("this connection") + " was withdrawn or has ended. "
                                + holder.person().map(Grants::theirWayBack).orElse(WAY_BACK)),
                cause);
    }

    private static String theirWayBack(String person) {
        return person + " can sign in with Atlassian again by Your credential on the page Connections.";
    }
}
