package org.espalier.server.tracker;

import java.net.URI;
import java.util.List;
import org.espalier.core.sight.Projects;

/**
 * The webhooks of one site, which belong to everybody who keeps some there: whose one is, only its address tells. What
 * people ask of it ends in a {@link org.espalier.server.platform.Refusal} that says what was and was not changed.
 */
public interface WebhookRegistry {

    /** What proves here that a delivery is the site's own. */
    Guard guard();

    /** All that stand there. */
    List<Registered> all();

    /**
     * Registers a webhook, reads it back and answers it. One that is there otherwise than it was wanted is taken away
     * again. If the answer is lost the site is asked whether it is there (L10).
     */
    Registered create(Wanted wanted);

    /** Takes one away; afterwards it is not there, whoever took it. */
    void remove(Registered webhook);

    /** What proves that a delivery is a site's own. */
    enum Guard {
        /** Each delivery is signed with a secret that only the two know. */
        SIGNATURE,
        /** The site signs nothing, so the address holds the secret. */
        ADDRESS
    }

    /**
     * A webhook to be made.
     *
     * @param secret what deliveries are to be signed with; sent only to a site that signs
     */
    record Wanted(String name, URI address, String secret, Projects projects) {
        @Override
        public String toString() {
            return "Wanted[" + name + ", secret hidden]";
        }
    }

    /**
     * A webhook that stands at the site.
     *
     * @param id what the site calls it
     */
    record Registered(String id, String address) {
        @Override
        public String toString() {
            return "Registered[" + id + ", address hidden]";
        }
    }
}
