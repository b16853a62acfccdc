package org.espalier.server.web;

import java.net.URI;
import java.util.List;
import org.espalier.server.access.Person;
import org.espalier.server.sync.ConnectionChanges;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.Trackers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connections to Jira sites, and what a form needs to know of a site. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionController {

    private final Connections connections;
    private final ConnectionChanges changes;
    private final KnownConnections known;
    private final Trackers trackers;

    ConnectionController(
            Connections connections, ConnectionChanges changes, KnownConnections known, Trackers trackers) {
        this.connections = connections;
        this.changes = changes;
        this.known = known;
        this.trackers = trackers;
    }

    record Created(String id) {}

    record KnownList(List<KnownConnection> values) {}

    record LinkType(String id, String name, String inward, String outward) {}

    record LinkTypeList(List<LinkType> values) {}

    record IssueType(String id, String name, boolean subTask) {}

    record IssueTypeList(List<IssueType> values) {}

    @PostMapping
    ResponseEntity<Created> create(@RequestBody WantedConnection wanted, @AuthenticationPrincipal Person person) {
        var made = connections.create(wanted.asNew(), person.user());
        return ResponseEntity.created(
                        URI.create("/api/v1/connections/" + made.id().value()))
                .body(new Created(made.id().value()));
    }

    @GetMapping
    KnownList list(@AuthenticationPrincipal Person person) {
        return new KnownList(
                connections.all().stream().map(each -> known.to(person, each)).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<KnownConnection> one(@PathVariable String id, @AuthenticationPrincipal Person person) {
        return tagged(connections.get(new ConnectionId(id)), person);
    }

    @PatchMapping("/{id}")
    ResponseEntity<KnownConnection> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody ConnectionWish wish,
            @AuthenticationPrincipal Person person) {
        return tagged(
                changes.change(new ConnectionId(id), ConnectionTag.required(seen), wish.asChange(), person), person);
    }

    @GetMapping("/{id}/link-types")
    LinkTypeList linkTypes(@PathVariable String id) {
        return new LinkTypeList(trackers.linkTypes(new ConnectionId(id)).stream()
                .map(type -> new LinkType(Long.toString(type.id().value()), type.name(), type.inward(), type.outward()))
                .toList());
    }

    @GetMapping("/{id}/issue-types")
    IssueTypeList issueTypes(@PathVariable String id) {
        return new IssueTypeList(trackers.issueTypes(new ConnectionId(id)).stream()
                .map(type -> new IssueType(type.id(), type.name(), type.subTask()))
                .toList());
    }

    private ResponseEntity<KnownConnection> tagged(Connection connection, Person person) {
        return ResponseEntity.ok().eTag(ConnectionTag.of(connection)).body(known.to(person, connection));
    }
}
