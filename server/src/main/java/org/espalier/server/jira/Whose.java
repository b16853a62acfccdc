package org.espalier.server.jira;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Whose credential is shown to a site, in words for people.
 *
 * @param linkedBy the account at this server that linked it for itself; absent where it is the connection's own
 * @param expires the last day on which it is good; absent where nobody knows
 */
record Whose(Optional<String> linkedBy, Optional<LocalDate> expires) {

    static final Whose CONNECTIONS = new Whose(Optional.empty(), Optional.empty());

    /** What a site lets know of a credential that it refuses. */
    enum Refused {
        /** The same of one that is wrong and of one that expired. */
        FOR_ITSELF,
        /** That it takes nobody's password, right or wrong. */
        AS_A_PASSWORD
    }

    /** As after "Jira refuses", with the cause. */
    String refused(Refused how, Instant now) {
        var linked = linkedBy.map(account -> "the credential that " + account + " linked");
        return switch (how) {
            case FOR_ITSELF -> linked.orElse("the user or the secret") + ": " + cause(now);
            case AS_A_PASSWORD ->
                linked.orElse("the user with the password")
                        + ": it takes no passwords but only personal access tokens, as Jira Data Center does from version"
                        + " 11 on unless its administrator allows passwords";
        };
    }

    private String cause(Instant now) {
        return expires.filter(last -> LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(last))
                .map(last -> "the token expired on " + last)
                .orElse(
                        linkedBy.isPresent()
                                ? "it is wrong or was revoked"
                                : "one of them is wrong, or the token was revoked");
    }

    /** What to do once it is refused. */
    String remedy(Refused how) {
        return linkedBy.map(Whose::another)
                .orElse(
                        switch (how) {
                            case FOR_ITSELF -> "Enter a valid token on the page Connections.";
                            case AS_A_PASSWORD ->
                                "Enter a personal access token, and no user, on the page Connections.";
                        });
    }

    /** The same once it is held back; a test of the connection shows its own. */
    String remedyOfHeld() {
        return linkedBy.map(Whose::another)
                .orElse("Enter a valid token on the page Connections, or test the connection there.");
    }

    /** What is added to a sentence about what "this account" may. */
    String remark() {
        return linkedBy.map(
                        account -> " It is the account whose credential " + account + " linked; " + another(account))
                .orElse("");
    }

    /** What is added to a sentence about what Jira, which it ends with, refused to do. */
    String asked() {
        return linkedBy.map(account -> " It was asked with the credential that " + account + " linked.")
                .orElse("");
    }

    private static String another(String account) {
        return account + " can renew it under Your credential on the page Connections.";
    }
}
