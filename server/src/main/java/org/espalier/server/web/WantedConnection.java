package org.espalier.server.web;

import java.util.List;
import java.util.Optional;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.NewConnection;
import org.jspecify.annotations.Nullable;

/** A connection to add. The kind may be left out, since the site tells it. */
record WantedConnection(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String baseUrl,
        @Nullable String label,
        @Nullable String user,
        @Nullable String secret,
        @Nullable Boolean writable,
        @Nullable List<@Nullable String> projects,
        @Nullable String expiresOn,
        @Nullable Boolean asServiceAccount) {

    @Override
    public String toString() {
        return "WantedConnection[" + name + ", " + baseUrl + ", secret hidden]";
    }

    /** What is wanted, in the words of the domain. */
    NewConnection asNew() {
        return new NewConnection(
                Required.name(name, "/name"),
                new NewConnection.Door(
                        Optional.ofNullable(kind).map(ConnectionWords::kind),
                        Required.text(baseUrl, "/baseUrl"),
                        Optional.ofNullable(label).map(ConnectionWords::label)),
                new NewConnection.Account(
                        new Credential(ConnectionWords.user(user).orElse(""), Required.text(secret, "/secret")),
                        Optional.ofNullable(expiresOn).map(ConnectionWords::day),
                        ConnectionWords.holder(Boolean.TRUE.equals(asServiceAccount))),
                ConnectionWords.writing(Boolean.TRUE.equals(writable)),
                Optional.ofNullable(projects).map(ConnectionWords::projects));
    }
}
