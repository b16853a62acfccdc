package org.espalier.server.tracker;

import java.time.LocalDate;
import java.util.Optional;
import org.espalier.server.tracker.CredentialTerms.Holder;

/**
 * What came of a sign-in.
 *
 * @param account whose it is, for people
 * @param cloudId the site's number at the gateway
 * @param until the day on which it ends, however often its tokens are renewed
 */
record SignedIn(String account, String cloudId, Tokens tokens, LocalDate until) {

    /** What stands in the place of a secret. */
    static final Credential NO_SECRET = new Credential("", "");

    CredentialTerms terms(Holder holder, String by) {
        return new CredentialTerms(Optional.of(until), holder, Optional.of(by), Optional.of(cloudId));
    }
}
