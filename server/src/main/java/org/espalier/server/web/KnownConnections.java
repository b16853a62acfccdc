package org.espalier.server.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.espalier.server.access.Person;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.CredentialTerms;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.espalier.server.tracker.LinkedCredentials;
import org.espalier.server.tracker.SignInState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells connections to people, each with what it is to whoever asks. */
@Component
class KnownConnections {

    private final Connections connections;
    private final LinkedCredentials linked;
    private final InstantSource clock;

    KnownConnections(Connections connections, LinkedCredentials linked, InstantSource clock) {
        this.connections = connections;
        this.linked = linked;
        this.clock = clock;
    }

    KnownConnection to(Person person, Connection connection) {
        var terms = connections.terms(connection.id());
        return new KnownConnection(
                connection.id().value(),
                connection.version(),
                connection.name(),
                connection.site().kind().name(),
                connection.site().baseUrl().toString(),
                connection.site().label().name(),
                connection.writable(),
                projects(connection),
                day(terms),
                terms.expiresSoon(today()),
                terms.holder() == Holder.SERVICE_ACCOUNT,
                terms.enteredBy().orElse(null),
                terms.cloudId().isPresent(),
                connection.reach().perSecond().orElse(null),
                signedIn(connections.signInOf(connection.id())),
                yours(person, connection));
    }

    private static @Nullable List<String> projects(Connection connection) {
        return connection
                .reach()
                .projects()
                .keys()
                .map(keys -> keys.stream().sorted().toList())
                .orElse(null);
    }

    private KnownConnection.Yours yours(Person person, Connection connection) {
        var standing = linked.standing(connection.id(), person);
        return new KnownConnection.Yours(
                standing.whoAsks(),
                standing.obstacle().orElse(null),
                standing.linked().map(this::linked).orElse(null));
    }

    private KnownConnection.Linked linked(LinkedCredentials.Told told) {
        return new KnownConnection.Linked(
                told.name(),
                told.user(),
                day(told.terms()),
                told.terms().expiresSoon(today()),
                signedIn(told.signIn()));
    }

    private static KnownConnection.@Nullable SignedIn signedIn(Optional<SignInState> state) {
        return state.map(known -> new KnownConnection.SignedIn(known.account(), known.over()))
                .orElse(null);
    }

    private static @Nullable String day(CredentialTerms terms) {
        return terms.expires().map(LocalDate::toString).orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
