package org.espalier.server.tracker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.CredentialTerms.Holder;

/** What a person wants to be otherwise about a connection; what is absent stays as it is. */
public record ConnectionChange(Optional<String> name, Door door, Account account, Allowed allowed) {

    /** Where the site is and what it is used for. Its kind never changes. */
    public record Door(Optional<String> baseUrl, Optional<Label> label) {}

    /** Who asks there. */
    public record Account(
            Optional<String> user, Optional<String> secret, Optional<Expiry> expiry, Optional<Holder> holder) {

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

    /** @param on the last day on which the credential is good; absent means that nobody knows */
    public record Expiry(Optional<LocalDate> on) {}

    /** How far this server may go at the site. */
    public record Allowed(Optional<Writing> writing, Optional<Enabled> projects, Optional<Budget> budget) {}

    /** @param perSecond the most requests in a second; absent means as many as the site allows */
    public record Budget(Optional<Integer> perSecond) {}

    /** @param named keys or ids; absent means all */
    public record Enabled(Optional<List<String>> named) {
        public Enabled {
            named = named.map(List::copyOf);
        }
    }
}
