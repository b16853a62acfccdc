package org.espalier.server.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.CredentialTerms;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.espalier.server.tracker.SignInState;
import org.jspecify.annotations.Nullable;

/** A connection as it is told, never with its secret. */
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
        boolean throughGateway,
        @Nullable Integer requestsPerSecond,
        @Nullable SignedIn signedIn) {

    /**
     * Null where the connection has a secret of its own.
     *
     * @param over whether somebody has to sign in again
     */
    record SignedIn(String account, boolean over) {}

    static KnownConnection of(
            Connection connection, CredentialTerms terms, Optional<SignInState> signIn, LocalDate today) {
        return new KnownConnection(
                connection.id().value(),
                connection.version(),
                connection.name(),
                connection.site().kind().name(),
                connection.site().baseUrl().toString(),
                connection.site().label().name(),
                connection.writable(),
                connection
                        .reach()
                        .projects()
                        .keys()
                        .map(keys -> keys.stream().sorted().toList())
                        .orElse(null),
                terms.expires().map(LocalDate::toString).orElse(null),
                terms.expiresSoon(today),
                terms.holder() == Holder.SERVICE_ACCOUNT,
                terms.cloudId().isPresent(),
                connection.reach().perSecond().orElse(null),
                signIn.map(state -> new SignedIn(state.account(), state.over())).orElse(null));
    }
}
