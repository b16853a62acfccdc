package org.espalier.server.tracker;

import java.net.URI;
import java.util.Optional;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Where Jira Cloud is beside its sites, and as which app this server comes there. A sandbox that this server started is
 * its own Atlassian, and knows one app.
 */
@Service
public class Atlassian {

    private static final Settings.App SANDBOX_APP = new Settings.App("espalier-sandbox", "espalier-sandbox-secret");

    private final Settings.Atlassian real;
    private final TrackerHosts hosts;
    private volatile @Nullable URI sandbox;

    Atlassian(Settings settings, TrackerHosts hosts) {
        this.real = settings.sites().atlassian();
        this.hosts = hosts;
        // Before its connection is opened for the first time, which may be before it runs.
        this.sandbox = settings.ownSandbox().orElse(null);
    }

    /** Takes a sandbox for Atlassian, for connections to itself alone. */
    public void standIn(URI address) {
        sandbox = address;
    }

    /** Whether people can sign in at all. */
    public boolean offersSignIn() {
        return sandbox != null || real.app().isPresent();
    }

    /**
     * As which app to come to the Atlassian of a site.
     *
     * @throws Refusal where this server is none there
     */
    App app(URI baseUrl) {
        var at = at(baseUrl);
        return at.app()
                .map(app ->
                        new App(hosts.chosen(at.authorization()), hosts.chosen(at.gateway()), app.id(), app.secret()))
                .orElseThrow(() -> Refusal.unprocessable(
                        "sign_in_not_set_up",
                        "This server is no app at Atlassian, so nobody can sign in there for " + baseUrl
                                + ". Nothing was changed; enter an API token, or let an administrator set"
                                + " ESPALIER_ATLASSIAN_CLIENT_ID and ESPALIER_ATLASSIAN_CLIENT_SECRET."));
    }

    /** The door of a site at the gateway. */
    TrackerAddress gateway(URI baseUrl, String cloudId) {
        return hosts.chosen(URI.create(at(baseUrl).gateway() + "/ex/jira/" + cloudId));
    }

    private Settings.Atlassian at(URI baseUrl) {
        var standIn = sandbox;
        return standIn != null && baseUrl.equals(standIn)
                ? new Settings.Atlassian(standIn, standIn, Optional.of(SANDBOX_APP))
                : real;
    }
}
