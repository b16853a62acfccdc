package org.espalier.server.tracker;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.Connection.Site;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.CredentialTerms.Holder;

/** What a person wants to be otherwise about a connection; what is absent stays as it is. */
public record ConnectionChange(Optional<String> name, Door door, Account account, Allowed allowed) {

    /**
     * The next version of a connection with what is wanted of it, but for its projects, which its site is asked about.
     */
    Connection over(Connection before) {
        var site = before.site();
        var reach = before.reach();
        return new Connection(
                before.id(),
                before.version() + 1,
                name.map(ConnectionName::checked).orElse(before.name()),
                new Site(
                        site.kind(),
                        door.baseUrl().map(TrackerHosts::baseUrl).orElse(site.baseUrl()),
                        door.label().orElse(site.label())),
                new Reach(
                        allowed.writing().orElse(reach.writing()),
                        reach.projects(),
                        allowed.budget().map(Budget::perSecond).orElse(reach.perSecond())));
    }

    /** Where the site is and what it is used for. Its kind never changes. */
    public record Door(Optional<String> baseUrl, Optional<Label> label) {}

    /** Who asks there. */
    public record Account(
            Optional<String> user, Optional<String> secret, Optional<Expiry> expiry, Optional<Holder> holder) {

        boolean unchanged() {
            return user.isEmpty() && secret.isEmpty();
        }

        boolean entersSecret() {
            return secret.isPresent();
        }

        Credential over(Credential present) {
            return new Credential(user.orElse(present.user()), secret.orElse(present.secret()));
        }

        /** Nobody makes a person's credential everybody's but that person (L18). */
        void refuseToGiveAway(CredentialTerms present, Person by) {
            var becomesEverybodys =
                    holder.equals(Optional.of(Holder.SERVICE_ACCOUNT)) && present.holder() != Holder.SERVICE_ACCOUNT;
            if (becomesEverybodys && !entersSecret() && !present.belongsTo(by)) {
                throw anothers(present.enteredBy().orElse("an administrator"));
            }
        }

        private static Refusal anothers(String holder) {
            return Refusal.unprocessable(new Fault(
                    "/asServiceAccount",
                    "secret_required",
                    "Only " + holder + " can make the credential of this connection a service account's, since it is"
                            + " theirs. Nothing was changed; enter the secret of the service account too."));
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
