package org.espalier.server.web;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.sync.ConnectionChanges;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionChange;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.NewConnection;
import org.espalier.server.tracker.Trackers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Connections to Jira sites, and what a form needs to know of a site. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/connections")
class ConnectionController {

    private final Connections connections;
    private final ConnectionChanges changes;
    private final Trackers trackers;

    ConnectionController(Connections connections, ConnectionChanges changes, Trackers trackers) {
        this.connections = connections;
        this.changes = changes;
        this.trackers = trackers;
    }

    /** The kind may be left out, since the site tells it. */
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

    /** What is left out stays as it is; only {@code projects} may be null, which means all. */
    record Wish(
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String label,
            @Nullable String user,
            @Nullable String secret,
            @Nullable Boolean writable,
            @Nullable JsonNode projects) {

        @Override
        public String toString() {
            return "Wish[" + name + ", " + baseUrl + ", secret hidden]";
        }
    }

    record Created(String id) {}

    record Known(
            String id,
            long version,
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
                Required.name(wanted.name(), "/name"),
                new NewConnection.Door(
                        Optional.ofNullable(wanted.kind()).map(ConnectionController::kind),
                        Required.text(wanted.baseUrl(), "/baseUrl"),
                        Optional.ofNullable(wanted.label()).map(ConnectionController::label)),
                new Credential(user(wanted.user()).orElse(""), Required.text(wanted.secret(), "/secret")),
                writing(Boolean.TRUE.equals(wanted.writable())),
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
    ResponseEntity<Known> one(@PathVariable String id) {
        return tagged(connections.get(new ConnectionId(id)));
    }

    @PatchMapping("/{id}")
    ResponseEntity<Known> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody Wish wish) {
        return tagged(changes.change(
                new ConnectionId(id),
                ConnectionTag.required(seen),
                new ConnectionChange(
                        Optional.ofNullable(wish.name()).map(name -> Required.name(name, "/name")),
                        new ConnectionChange.Door(
                                text(wish.baseUrl(), "/baseUrl"),
                                Optional.ofNullable(wish.label()).map(ConnectionController::label)),
                        new ConnectionChange.Account(user(wish.user()), text(wish.secret(), "/secret")),
                        new ConnectionChange.Allowed(
                                Optional.ofNullable(wish.writable()).map(ConnectionController::writing),
                                Optional.ofNullable(wish.projects()).map(ConnectionController::enabled)))));
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

    private static ConnectionChange.Enabled enabled(JsonNode projects) {
        if (projects.isNull()) {
            return new ConnectionChange.Enabled(Optional.empty());
        }
        if (!projects.isArray() || projects.valueStream().anyMatch(each -> !each.isString())) {
            throw Refusal.malformed(new Fault(
                    "/projects",
                    "wrong_type",
                    "At /projects, a list of keys or ids was expected, or null for all; nothing was done."));
        }
        return new ConnectionChange.Enabled(Optional.of(projects(projects.valueStream()
                .<@Nullable String>map(JsonNode::stringValue)
                .toList())));
    }

    /** A text that may be left out, but not emptied. */
    private static Optional<String> text(@Nullable String text, String pointer) {
        return Optional.ofNullable(text).map(given -> Required.text(given, pointer));
    }

    /** Empty for a token that says itself whose it is. */
    private static Optional<String> user(@Nullable String given) {
        return Optional.ofNullable(given).map(String::strip);
    }

    private static Connection.Kind kind(String name) {
        return Choice.among(EnumSet.allOf(Connection.Kind.class), name, "/kind");
    }

    private static Connection.Label label(String name) {
        return Choice.among(EnumSet.allOf(Connection.Label.class), name, "/label");
    }

    private static Connection.Writing writing(boolean allowed) {
        return allowed ? Connection.Writing.ALLOWED : Connection.Writing.OFF;
    }

    private static ResponseEntity<Known> tagged(Connection connection) {
        return ResponseEntity.ok().eTag(ConnectionTag.of(connection)).body(known(connection));
    }

    private static Known known(Connection connection) {
        return new Known(
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
                        .orElse(null));
    }
}
