package org.espalier.server.tracker;

import java.util.Optional;
import org.espalier.server.tracker.Connection.Writing;

/**
 * All that an adapter needs to talk to one site.
 *
 * @param perSecond the most requests in a second; absent means as many as the site allows
 */
public record Access(TrackerAddress address, Proof proof, Writing writing, Way way, Optional<Integer> perSecond) {

    /** Which door of a site the address is. */
    public enum Way {
        /** Its own. */
        SITE,
        /** That of its vendor's gateway, which is known for what it is and answers nobody without a credential. */
        GATEWAY
    }
}
