package org.espalier.server.tracker;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.espalier.core.sight.Projects;
import org.espalier.server.tracker.WebhookRegistry.Guard;

/** A webhook that this server keeps at a site. Its secret is never part of it. */
record Webhook(String id, ConnectionId connection, Terms terms, Standing standing, Heard heard) {

    /** What stands behind the address of this server, before the id of a webhook. */
    private static final String PATH = "/hooks/";

    /** How and for what it is made. */
    record Terms(Guard guard, Ends ends, Projects projects) {}

    /**
     * Who tells whom.
     *
     * @param base the address of this server as the site knows it
     * @param site the base URL of the site
     */
    record Ends(URI base, URI site) {}

    /** Where it stands, and who wanted it. */
    record Standing(State state, Instant made, String by) {}

    /** The way of a webhook. */
    enum State {
        /** On the way to the site, or lost on it. */
        MAKING,
        ON,
        /** To be taken away from the site. */
        LEAVING
    }

    /**
     * What came of it.
     *
     * @param deliveries how many came from the site
     * @param passedOver how many of them named no issue
     * @param refused when something came that did not prove to be the site's own
     */
    record Heard(Optional<Instant> received, long deliveries, long passedOver, Optional<Instant> refused) {
        static final Heard NOTHING = new Heard(Optional.empty(), 0, 0, Optional.empty());
    }

    /** Its address without the secret that it may hold. */
    String openAddress() {
        return terms.ends.base + PATH + id;
    }

    /** Its address as the site is told. */
    URI address(String secret) {
        return switch (terms.guard) {
            case SIGNATURE -> URI.create(openAddress());
            case ADDRESS -> URI.create(openAddress() + "/" + secret);
        };
    }

    /** Whether an address at the site is this one's, also where this server had another name. */
    boolean at(String address) {
        return address.endsWith(PATH + id) || address.contains(PATH + id + "/");
    }
}
