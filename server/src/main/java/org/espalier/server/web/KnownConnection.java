package org.espalier.server.web;

import java.util.List;
import org.espalier.server.tracker.WhoAsks;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is told, never with its secret.
 *
 * @param enteredBy the account whose its credential is, or that entered that of a service account; null where nobody
 *     noted it
 */
record KnownConnection(
        String id,
        long version,
        String name,
        String kind,
        String baseUrl,
        String label,
        boolean writable,
        @Nullable List<String> projects,
        @Nullable String expiresOn,
        boolean expiresSoon,
        boolean asServiceAccount,
        @Nullable String enteredBy,
        boolean throughGateway,
        @Nullable Integer requestsPerSecond,
        @Nullable SignedIn signedIn,
        Yours yours) {

    /**
     * What is used instead of a secret.
     *
     * @param over whether somebody has to sign in again
     */
    record SignedIn(String account, boolean over) {}

    /**
     * What the connection is to whoever asks.
     *
     * @param obstacle why their jobs cannot ask Jira; null where they can
     * @param linked null where they linked nothing
     */
    record Yours(
            WhoAsks whoAsks,
            @Nullable String obstacle,
            @Nullable Linked linked) {}

    /**
     * @param name whose it is at Jira
     * @param signedIn null where they entered a secret
     */
    record Linked(
            String name,
            String user,
            @Nullable String expiresOn,
            boolean expiresSoon,
            @Nullable SignedIn signedIn) {}
}
