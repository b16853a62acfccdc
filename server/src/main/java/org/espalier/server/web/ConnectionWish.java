package org.espalier.server.web;

import java.util.Optional;
import org.espalier.server.tracker.ConnectionChange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to be otherwise about a connection. What is left out stays as it is; {@code projects}, the day and the pace
 * may be null, which takes them back.
 */
record ConnectionWish(
        @Nullable String name,
        @Nullable String baseUrl,
        @Nullable String label,
        @Nullable String user,
        @Nullable String secret,
        @Nullable Boolean writable,
        @Nullable JsonNode projects,
        @Nullable JsonNode expiresOn,
        @Nullable Boolean asServiceAccount,
        @Nullable JsonNode requestsPerSecond) {

    @Override
    public String toString() {
        return "ConnectionWish[" + name + ", " + baseUrl + ", secret hidden]";
    }

    /** What is wished, in the words of the domain. */
    ConnectionChange asChange() {
        return new ConnectionChange(
                Optional.ofNullable(name).map(given -> Required.name(given, "/name")),
                new ConnectionChange.Door(
                        ConnectionWords.text(baseUrl, "/baseUrl"),
                        Optional.ofNullable(label).map(ConnectionWords::label)),
                new ConnectionChange.Account(
                        ConnectionWords.user(user),
                        ConnectionWords.text(secret, "/secret"),
                        Optional.ofNullable(expiresOn).map(ConnectionWords::expiry),
                        Optional.ofNullable(asServiceAccount).map(ConnectionWords::holder)),
                new ConnectionChange.Allowed(
                        Optional.ofNullable(writable).map(ConnectionWords::writing),
                        Optional.ofNullable(projects).map(ConnectionWords::enabled),
                        Optional.ofNullable(requestsPerSecond).map(ConnectionWords::budget)));
    }
}
