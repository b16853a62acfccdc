package org.espalier.server.tracker;

import java.util.List;
import java.util.Optional;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Writing;

/** What a person wants to be otherwise about a connection; what is absent stays as it is. */
public record ConnectionChange(Optional<String> name, Door door, Account account, Allowed allowed) {

    /** Where the site is and what it is used for. Its kind never changes. */
    public record Door(Optional<String> baseUrl, Optional<Label> label) {}

    /** Who asks there. */
    public record Account(Optional<String> user, Optional<String> secret) {

        boolean unchanged() {
            return user.isEmpty() && secret.isEmpty();
        }

        Credential over(Credential present) {
            return new Credential(user.orElse(present.user()), secret.orElse(present.secret()));
        }

        @Override
        public String toString() {
            return "Account[" + user + ", secret hidden]";
        }
    }

    /** How far this server may go at the site. */
    public record Allowed(Optional<Writing> writing, Optional<Enabled> projects) {}

    /** @param named keys or ids; absent means all */
    public record Enabled(Optional<List<String>> named) {
        public Enabled {
            named = named.map(List::copyOf);
        }
    }
}
