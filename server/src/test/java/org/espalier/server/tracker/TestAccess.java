package org.espalier.server.tracker;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.espalier.server.tracker.Connection.Writing;

/** Access to a site of a test, wherever it stands. */
public final class TestAccess {

    private TestAccess() {}

    public static Access to(URI base, Credential credential, Writing writing) {
        var address = new TrackerAddress(
                base, anywhere -> true, TrackerAddress.Names.HERE, InstantSource.fixed(Instant.EPOCH));
        return new Access(address, credential, writing, Access.Way.SITE, Optional.empty());
    }
}
