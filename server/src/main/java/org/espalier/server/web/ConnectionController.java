package org.espalier.server.web;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.NewConnection;
import org.espalier.server.tracker.Trackers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connections to Jira sites, and what a form needs to know of a site. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionController {

    private final Connections connections;
    private final Trackers trackers;

    ConnectionController(Connections connections, Trackers trackers) {
        this.connections = connections;
        this.trackers = trackers;
    }

    record Wanted(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String baseUrl,
            @Nullable String label,
            @Nullable String user,
            @Nullable String secret,
            @Nullable Boolean writable,
            @Nullable List<@Nullable String> projects) {

        @Override
        public String toString() {
            return "Wanted[" + name + ", " + baseUrl + ", secret hidden]";
        }
    }

    record Created(String id) {}

    record Known(
            String id,
            String name,
            String kind,
            String baseUrl,
            String label,
            boolean writable,
            @Nullable List<String> projects) {}

    record KnownList(List<Known> values) {}

    record LinkType(String id, String name, String inward, String outward) {}

    record LinkTypeList(List<LinkType> values) {}

    record IssueType(String id, String name, boolean subTask) {}

    record IssueTypeList(List<IssueType> values) {}

    @PostMapping
    ResponseEntity<Created> create(@RequestBody Wanted wanted) {
        Connection made = connections.create(new NewConnection(
                Required.text(wanted.name(), "/name"),
                new NewConnection.Door(
                        Choice.among(
                                EnumSet.allOf(Connection.Kind.class), Required.text(wanted.kind(), "/kind"), "/kind"),
                        Required.text(wanted.baseUrl(), "/baseUrl"),
                        Optional.ofNullable(wanted.label())
                                .map(label -> Choice.among(EnumSet.allOf(Connection.Label.class), label, "/label"))),
                new Credential(Required.text(wanted.user(), "/user"), Required.text(wanted.secret(), "/secret")),
                Boolean.TRUE.equals(wanted.writable()) ? Connection.Writing.ALLOWED : Connection.Writing.OFF,
                Optional.ofNullable(wanted.projects()).map(ConnectionController::projects)));
        return ResponseEntity.created(
                        URI.create("/api/v1/connections/" + made.id().value()))
                .body(new Created(made.id().value()));
    }

    @GetMapping
    KnownList list() {
        return new KnownList(
                connections.all().stream().map(ConnectionController::known).toList());
    }

    @GetMapping("/{id}")
    Known one(@PathVariable String id) {
        return known(connections.get(new ConnectionId(id)));
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

    private static List<String> projects(List<@Nullable String> wanted) {
        return IntStream.range(0, wanted.size())
                .mapToObj(at -> Required.text(wanted.get(at), "/projects/" + at))
                .toList();
    }

    private static Known known(Connection connection) {
        return new Known(
                connection.id().value(),
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
                        .orElse(null));
    }
}
