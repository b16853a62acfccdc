package org.espalier.sandbox.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody who wants to hear of writes. */
public record Webhook(long id, String name, Target target, Scope scope, Standing standing) {

    /**
     * Where to tell it, and in which form.
     *
     * @param secret the key of the signature; absent for none
     */
    public record Target(String url, Optional<String> secret, boolean excludeBody) {}

    /**
     * What to tell.
     *
     * @param jql which issues; empty for all
     */
    public record Scope(List<String> events, String jql) {

        /** What to tell. */
        public Scope {
            events = List.copyOf(events);
        }
    }

    /**
     * Whether it is told anything at present, and since when.
     *
     * @param by the id of the account that last set it
     * @param ends when it ends by itself, if an app keeps it; absent for those of administrators
     */
    public record Standing(boolean enabled, String by, Instant created, Instant updated, Optional<Instant> ends) {

        /** Whether it is told anything at that moment. */
        public boolean holds(Instant now) {
            return enabled && ends.filter(end -> !end.isAfter(now)).isEmpty();
        }
    }
}
