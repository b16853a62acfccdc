package org.espalier.server.web;

import java.util.Optional;
import org.espalier.server.access.Person;
import org.espalier.server.sync.ConnectionChanges;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.LinkedCredentials;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody links for themselves at a connection. It is told with the connection, and its secret never. */
@RestController
@RequestMapping("/api/v1/connections/{id}/linked-credential")
class LinkedCredentialController {

    private final Connections connections;
    private final ConnectionChanges changes;
    private final LinkedCredentials linked;
    private final KnownConnections known;

    LinkedCredentialController(
            Connections connections, ConnectionChanges changes, LinkedCredentials linked, KnownConnections known) {
        this.connections = connections;
        this.changes = changes;
        this.linked = linked;
        this.known = known;
    }

    /** @param user left out for a token that says itself whose it is */
    record Wish(
            @Nullable String user,
            @Nullable String secret,
            @Nullable String expiresOn) {

        @Override
        public String toString() {
            return "Wish[" + user + ", secret hidden]";
        }
    }

    @PutMapping
    KnownConnection link(@PathVariable String id, @RequestBody Wish wish, @AuthenticationPrincipal Person person) {
        var connection = new ConnectionId(id);
        changes.link(
                connection,
                person,
                new LinkedCredentials.Wish(
                        new Credential(
                                ConnectionWords.user(wish.user()).orElse(""), Required.text(wish.secret(), "/secret")),
                        Optional.ofNullable(wish.expiresOn()).map(ConnectionWords::day)));
        return known.to(person, connections.get(connection));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(@PathVariable String id, @AuthenticationPrincipal Person person) {
        linked.unlink(new ConnectionId(id), person);
    }
}
