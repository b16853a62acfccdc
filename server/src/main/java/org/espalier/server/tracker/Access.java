package org.espalier.server.tracker;

import java.time.LocalDate;
import java.util.Optional;
import org.espalier.server.tracker.Connection.Writing;

/**
 * All that an adapter needs to talk to one site.
 *
 * @param perSecond the most requests in a second; absent means as many as the site allows
 */
public record Access(TrackerAddress address, Shown shown, Writing writing, Way way, Optional<Integer> perSecond) {

    /** By a connection's own credential, or one that is nobody's yet. */
    public Access(TrackerAddress address, Proof proof, Writing writing, Way way, Optional<Integer> perSecond) {
        this(address, new Shown(proof, Optional.empty(), Optional.empty()), writing, way, perSecond);
    }

    /**
     * What is shown to the site, and whose it is.
     *
     * @param linkedBy the account at this server that linked it for itself; absent where it is no person's own
     * @param expires the last day on which it is good; absent where nobody knows, and where it is lent
     */
    public record Shown(Proof proof, Optional<String> linkedBy, Optional<LocalDate> expires) {}

    public Proof proof() {
        return shown.proof();
    }

    /** The same with a proof that this account linked for itself. */
    Access linkedBy(Optional<String> account) {
        return new Access(address, new Shown(proof(), account, shown.expires()), writing, way, perSecond);
    }

    /** Which door of a site the address is. */
    public enum Way {
        /** Its own. */
        SITE,
        /** That of its vendor's gateway, which is known for what it is and answers nobody without a credential. */
        GATEWAY
    }
}
