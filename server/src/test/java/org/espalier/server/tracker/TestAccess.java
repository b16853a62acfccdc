package org.espalier.server.tracker;

import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.espalier.server.tracker.Connection.Writing;

/** Access to a site of a test, wherever it stands. */
public final class TestAccess {

    private TestAccess() {}

    public static Access to(URI base, Credential credential, Writing writing) {
        return to(base, TrackerAddress.Names.HERE, credential, writing);
    }

    /** Access to a site of Cloud through the gateway, which a sandbox has beside it. */
    public static Access throughGateway(URI base, String cloudId, Credential credential, Writing writing) {
        var door = to(URI.create(base + "/ex/jira/" + cloudId), credential, writing);
        return new Access(door.address(), credential, writing, Access.Way.GATEWAY, Optional.empty());
    }

    /** The same where its host, whatever it is called, is this machine. */
    public static Access here(URI base, Credential credential, Writing writing) {
        return to(base, _ -> new InetAddress[] {InetAddress.getLoopbackAddress()}, credential, writing);
    }

    private static Access to(URI base, TrackerAddress.Names names, Credential credential, Writing writing) {
        var address = new TrackerAddress(base, anywhere -> true, names, InstantSource.fixed(Instant.EPOCH));
        return new Access(address, credential, writing, Access.Way.SITE, Optional.empty());
    }
}
