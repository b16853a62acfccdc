package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.espalier.core.sight.TrackerSight.Gap;
import org.espalier.postgres.TestPostgres;
import org.espalier.server.TestServer;
import org.espalier.server.acceptance.Polling;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How pairs of tokens are kept where something goes wrong between Atlassian and the database (ADR 17). */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class GrantsTest {

    private static final GrantHolder HOLDER = GrantHolder.of(new ConnectionId("con_1"));
    private static final URI SITE = URI.create("http://localhost:1");
    private static final URI GATEWAY = URI.create("https://gateway.invalid");
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private TestServer server;
    private StoredGrants stored;
    private JdbcClient jdbc;
    private Transactions transactions;
    private final Lender lender = new Lender();

    @BeforeAll
    void start() {
        server = TestServer.withAtlassian(
                TestPostgres.newDatabase(),
                new Settings.Atlassian(
                        GATEWAY,
                        URI.create("https://authorization.invalid"),
                        Optional.of(new Settings.App("app", "secret"))));
        stored = server.part(StoredGrants.class);
        jdbc = server.part(JdbcClient.class);
        transactions = server.part(Transactions.class);
        server.addSilentConnection("con_1");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() {
        lender.spent.clear();
        lender.after = () -> {};
        stored.remove(HOLDER);
        stored.put(HOLDER, SITE, signedIn("ada", "1"));
    }

    @Test // A pair that Atlassian has handed out is not lost with the connection to the database.
    void aPairThatCouldNotBeStoredIsStoredBeforeAtlassianIsAskedAgain() {
        var tokens = grants(server.part(Atlassian.class)).lent(HOLDER, SITE);
        lender.after = this::endSilentTransactions;
        assertThatThrownBy(() -> tokens.insteadOf("access 1")).isInstanceOf(RuntimeException.class);
        assertThat(inDatabase()).isEqualTo("refresh 1");
        lender.after = () -> {};

        assertThat(tokens.insteadOf("access 1")).isEqualTo("access 2");
        assertThat(inDatabase()).isEqualTo("refresh 2");
        assertThat(lender.spent).containsExactly("refresh 1");
        assertThat(tokens.insteadOf("access 2")).isEqualTo("access 3");
        assertThat(lender.spent).containsExactly("refresh 1", "refresh 2");
    }

    @Test // It used the spent token, which is no reason to give up the one that came for it.
    void aPairThatCouldNotBeStoredOutlivesTheRefusalOfAnotherServer() {
        var tokens = grants(server.part(Atlassian.class)).lent(HOLDER, SITE);
        lender.after = this::endSilentTransactions;
        assertThatThrownBy(() -> tokens.insteadOf("access 1")).isInstanceOf(RuntimeException.class);
        lender.after = () -> {};
        stored.refuse(HOLDER);

        assertThat(tokens.insteadOf("access 1")).isEqualTo("access 2");
        assertThat(inDatabase()).isEqualTo("refresh 2");
        assertThat(stored.state(HOLDER)).contains(new SignInState("ada", false));
    }

    @Test // Somebody signed in again meanwhile.
    void aPairThatCouldNotBeStoredTakesNothingElsesPlace() {
        var tokens = grants(server.part(Atlassian.class)).lent(HOLDER, SITE);
        lender.after = this::endSilentTransactions;
        assertThatThrownBy(() -> tokens.insteadOf("access 1")).isInstanceOf(RuntimeException.class);
        stored.put(HOLDER, SITE, signedIn("grace", "7"));

        assertThat(tokens.insteadOf("access 1")).isEqualTo("access 7");
        assertThat(inDatabase()).isEqualTo("refresh 7");
    }

    @Test
    void twoSignInsAtTheSameTimeBothSucceed() throws Exception {
        var first = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = transactions.in(() -> {
                stored.put(HOLDER, SITE, signedIn("ada", "2"));
                var other = threads.submit(() -> {
                    first.await();
                    return transactions.apart(() -> {
                        stored.put(HOLDER, SITE, signedIn("grace", "3"));
                        return true;
                    });
                });
                first.countDown();
                Polling.until("the other one waits", LONGEST, () -> waits() ? Optional.of(true) : Optional.empty());
                return other;
            });
            assertThat(waiting.get()).isTrue();
        }
        assertThat(inDatabase()).isEqualTo("refresh 3");
        assertThat(stored.state(HOLDER)).contains(new SignInState("grace", false));
    }

    @Test // Atlassian may take twenty seconds, where the database ends other transactions after eight.
    void whoeverRenewsMaySayNothingToTheDatabaseForAMinute() {
        assertThat(transactions.<String>apart(() -> {
                    stored.locked(HOLDER, SITE);
                    return jdbc.sql("show idle_in_transaction_session_timeout")
                            .query(String.class)
                            .single();
                }))
                .isEqualTo("1min");
    }

    @Test
    void aServerThatIsNoAppWaitsAndKeepsTheSignIn() {
        var appless = new Settings(
                new Settings.Ports(0, 0, 0),
                Path.of("unused"),
                Optional.empty(),
                new Settings.FirstUse(Settings.Setup.OFF, Optional.empty()),
                Settings.Sites.unwatched(TestServer.appless(GATEWAY)));
        var tokens =
                grants(new Atlassian(appless, server.part(TrackerHosts.class))).lent(HOLDER, SITE);

        assertThatThrownBy(() -> tokens.insteadOf("access 1")).isInstanceOfSatisfying(TrackerTrouble.class, trouble -> {
            assertThat(trouble.code()).isEqualTo("sign_in_not_set_up");
            assertThat(trouble.gap().kind()).isEqualTo(Gap.Kind.UNREACHABLE);
        });
        assertThat(stored.state(HOLDER)).contains(new SignInState("ada", false));
    }

    private Grants grants(Atlassian atlassian) {
        return new Grants(stored, lender, atlassian, transactions, InstantSource.fixed(NOW));
    }

    private static SignedIn signedIn(String account, String number) {
        return new SignedIn(account, "cloud", pair(number), LocalDate.EPOCH);
    }

    private static Tokens pair(String number) {
        return new Tokens("access " + number, "refresh " + number, NOW.plusSeconds(3600));
    }

    private String inDatabase() {
        return transactions.apart(
                () -> stored.locked(HOLDER, SITE).orElseThrow().tokens().refresh());
    }

    /** As a database that is started anew does it. */
    private void endSilentTransactions() {
        transactions.apart(() -> jdbc.sql("""
                        select pg_terminate_backend(pid)
                          from pg_stat_activity
                         where state = 'idle in transaction' and datname = current_database()
                        """).query().listOfRows());
    }

    private boolean waits() {
        return transactions.apart(() -> jdbc.sql("""
                        select exists (select 1 from pg_stat_activity
                                        where wait_event_type = 'Lock' and datname = current_database())
                        """).query(Boolean.class).single());
    }

    /** Hands out one pair after the other, and does something before anybody has it. */
    private static final class Lender implements TokenLender {
        private final List<String> spent = new ArrayList<>();
        private Runnable after = () -> {};

        @Override
        public URI question(App app, String returnTo, String state) {
            throw new AssertionError("Nobody is asked.");
        }

        @Override
        public Tokens forCode(App app, String code, String returnTo) {
            throw new AssertionError("Nobody comes back.");
        }

        @Override
        public Tokens renewed(App app, String refresh) {
            spent.add(refresh);
            after.run();
            return pair(Integer.toString(Integer.parseInt(refresh.replace("refresh ", "")) + 1));
        }

        @Override
        public List<Resource> resources(App app, String access) {
            throw new AssertionError("Nobody asks for sites.");
        }
    }
}
