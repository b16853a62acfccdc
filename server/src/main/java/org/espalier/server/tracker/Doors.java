package org.espalier.server.tracker;

import java.net.URI;
import java.util.Optional;
import org.espalier.server.tracker.Access.Shown;
import org.espalier.server.tracker.Access.Way;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.StoredConnections.Whole;
import org.springframework.stereotype.Component;

/** The ways to a site. Tokens of an app are good at the gateway alone, and so are some secrets. */
@Component
class Doors {

    private final TrackerHosts hosts;
    private final Atlassian atlassian;
    private final Grants grants;

    Doors(TrackerHosts hosts, Atlassian atlassian, Grants grants) {
        this.hosts = hosts;
        this.atlassian = atlassian;
        this.grants = grants;
    }

    /** The way to the site itself, once its address is found and allowed. */
    Access site(URI baseUrl, Proof proof, Writing writing) {
        return new Access(hosts.knownAddress(baseUrl), proof, writing, Way.SITE, Optional.empty());
    }

    /** The way to the same site through its gateway. */
    Access gateway(URI baseUrl, String cloudId, Proof proof, Writing writing) {
        return new Access(atlassian.gateway(baseUrl, cloudId), proof, writing, Way.GATEWAY, Optional.empty());
    }

    /** The way that a connection goes. */
    Access of(Whole whole) {
        return of(whole, GrantHolder.of(whole.connection().id()));
    }

    /** The way that a person goes. */
    Access of(Linked linked) {
        return of(linked.whole(), linked.holder()).linkedBy(Optional.of(linked.account()));
    }

    /** @param holder of the tokens, where somebody signed in */
    private Access of(Whole whole, GrantHolder holder) {
        var connection = whole.connection();
        var baseUrl = connection.site().baseUrl();
        var gateway = whole.terms().cloudId().map(cloudId -> atlassian.gateway(baseUrl, cloudId));
        return new Access(
                gateway.orElseGet(() -> hosts.address(baseUrl)),
                whole.signedIn()
                        ? new Shown(grants.lent(holder, baseUrl), Optional.empty(), Optional.empty())
                        : new Shown(
                                whole.credential(),
                                Optional.empty(),
                                whole.terms().expires()),
                connection.reach().writing(),
                gateway.isPresent() ? Way.GATEWAY : Way.SITE,
                connection.reach().perSecond());
    }

    /** Whether this server itself started the tracker there. */
    boolean own(URI baseUrl) {
        return hosts.own(baseUrl);
    }

    Grants grants() {
        return grants;
    }
}
