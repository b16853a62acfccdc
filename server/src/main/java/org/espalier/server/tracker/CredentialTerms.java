package org.espalier.server.tracker;

import java.time.LocalDate;
import java.util.Optional;
import org.espalier.server.access.Person;

/**
 * What is known of a credential beside itself.
 *
 * @param expires the last day on which it is good; absent where nobody knows
 * @param enteredBy the account of this server that entered it or signed in; absent where nobody noted it
 * @param cloudId the number of the site at the gateway of its vendor, where the credential is good only there
 */
public record CredentialTerms(
        Optional<LocalDate> expires, Holder holder, Optional<String> enteredBy, Optional<String> cloudId) {

    /** Its holder is warned so many days ahead. */
    public static final int SOON = 30;

    /** And again so many days ahead. */
    public static final int VERY_SOON = 7;

    /** Whose it is. */
    public enum Holder {
        /** The person who entered it. */
        PERSON,
        /** An account made for programs. */
        SERVICE_ACCOUNT
    }

    /**
     * Whether that person entered it. Of one that was entered before anybody noted by whom, every administrator counts
     * as whoever did.
     */
    boolean belongsTo(Person person) {
        return enteredBy.map(person.user()::equals).orElse(person.administrator());
    }

    /** Whether somebody should see to a new one by now. */
    public boolean expiresSoon(LocalDate today) {
        return expires.isPresent() && !expires.get().isAfter(today.plusDays(SOON));
    }
}
