package org.espalier.server.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.espalier.postgres.TestPostgres;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Settings;
import org.espalier.server.tracker.TrackerHosts;

/**
 * A whole Jira that is its own Atlassian, and two servers on one database, the second of which has never heard of what
 * the first was told: it stands for a restart, too.
 *
 * @param authorization where people are sent and tokens are asked for
 * @param ahead by how many seconds the clock of the tokens goes ahead
 */
record SignInSite(RunningSandbox sandbox, Gateway authorization, TestServer server, TestServer second, AtomicLong ahead)
        implements AutoCloseable {

    static final LinkedOrchard ORCHARD = new LinkedOrchard(24);

    private static final Settings.App APP = new Settings.App("espalier-sandbox", "espalier-sandbox-secret");
    private static final long HOUR = 3600;

    static SignInSite start(Path folder) {
        RunningSandbox sandbox = RunningSandbox.start(
                OrchardFile.write(folder.resolve("orchard.jsonl"), ORCHARD.issues()), folder.resolve("jira"));
        Gateway authorization = Gateway.to(sandbox.jira().address());
        String database = TestPostgres.newDatabase();
        return new SignInSite(
                sandbox,
                authorization,
                server(database, sandbox, authorization),
                server(database, sandbox, authorization),
                new AtomicLong());
    }

    private static TestServer server(String database, RunningSandbox sandbox, Gateway authorization) {
        URI jira = sandbox.jira().address();
        TestServer started = TestServer.withAtlassian(
                database, new Settings.Atlassian(jira, authorization.address(), Optional.of(APP)));
        started.part(TrackerHosts.class).exempt(jira);
        return started;
    }

    SandboxJira jira() {
        return sandbox.jira();
    }

    Api api() {
        return new Api(URI.create(server.url("")), TestServer.TOKEN);
    }

    /** Somebody who is known to the server by this session, and to Atlassian by this account. */
    SigningIn person(Http session, String account) {
        return new SigningIn(session, authorization.address(), jira().address(), account);
    }

    /** How often somebody asked for tokens. */
    long asksForTokens() {
        return authorization.asked("/oauth/token");
    }

    /** Every access token that was handed out so far has ended; the servers do not know. */
    void endAccess() {
        ahead.addAndGet(HOUR + 1);
        lendAnHour();
    }

    void lendAnHour() {
        lend(HOUR);
    }

    /** Access tokens last so many seconds from now on. */
    void lend(long seconds) {
        jira().switches("grants", Map.of("secondsAhead", ahead.get(), "accessTokenSeconds", seconds));
    }

    @Override
    public void close() {
        server.close();
        second.close();
        authorization.close();
        sandbox.close();
    }
}
