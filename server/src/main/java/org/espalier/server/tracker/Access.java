package org.espalier.server.tracker;

import org.espalier.server.tracker.Connection.Writing;

/** All that an adapter needs to talk to one site. */
public record Access(TrackerAddress address, Credential credential, Writing writing, Way way) {

    /** Which door of a site the address is. */
    public enum Way {
        /** Its own. */
        SITE,
        /** That of its vendor's gateway, which is known for what it is and answers nobody without a credential. */
        GATEWAY
    }
}
