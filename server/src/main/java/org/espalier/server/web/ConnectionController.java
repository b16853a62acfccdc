package org.espalier.server.web;

import java.net.URI;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.espalier.server.tracker.CredentialTerms.Holder;
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

    private static final int MOST_PER_SECOND = 1_000;

    /** A year of four digits: LocalDate reads more of them, which the database does not hold. */
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d";

    private final Connections connections;
    private final ConnectionChanges changes;
    private final Trackers trackers;
    private final InstantSource clock;

    ConnectionController(Connections connections, ConnectionChanges changes, Trackers trackers, InstantSource clock) {
        this.connections = connections;
        this.changes = changes;
        this.trackers = trackers;
        this.clock = clock;
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
            @Nullable List<@Nullable String> projects,
            @Nullable String expiresOn,
            @Nullable Boolean asServiceAccount) {

        @Override
        public String toString() {
            return "Wanted[" + name + ", " + baseUrl + ", secret hidden]";
        }
    }

    /** What is left out stays as it is; {@code projects}, the day and the pace may be null, which takes them back. */
    record Wish(
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
            @Nullable List<String> projects,
            @Nullable String expiresOn,
            boolean expiresSoon,
            boolean asServiceAccount,
            boolean throughGateway,
            @Nullable Integer requestsPerSecond) {}

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
                new NewConnection.Account(
                        new Credential(user(wanted.user()).orElse(""), Required.text(wanted.secret(), "/secret")),
                        Optional.ofNullable(wanted.expiresOn()).map(ConnectionController::day),
                        holder(Boolean.TRUE.equals(wanted.asServiceAccount()))),
                writing(Boolean.TRUE.equals(wanted.writable())),
                Optional.ofNullable(wanted.projects()).map(ConnectionController::projects)));
        return ResponseEntity.created(
                        URI.create("/api/v1/connections/" + made.id().value()))
                .body(new Created(made.id().value()));
    }

    @GetMapping
    KnownList list() {
        return new KnownList(connections.all().stream().map(this::known).toList());
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
                        new ConnectionChange.Account(
                                user(wish.user()),
                                text(wish.secret(), "/secret"),
                                Optional.ofNullable(wish.expiresOn()).map(ConnectionController::expiry),
                                Optional.ofNullable(wish.asServiceAccount()).map(ConnectionController::holder)),
                        new ConnectionChange.Allowed(
                                Optional.ofNullable(wish.writable()).map(ConnectionController::writing),
                                Optional.ofNullable(wish.projects()).map(ConnectionController::enabled),
                                Optional.ofNullable(wish.requestsPerSecond()).map(ConnectionController::budget)))));
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

    private ResponseEntity<Known> tagged(Connection connection) {
        return ResponseEntity.ok().eTag(ConnectionTag.of(connection)).body(known(connection));
    }

    private static ConnectionChange.Expiry expiry(JsonNode on) {
        if (on.isNull()) {
            return new ConnectionChange.Expiry(Optional.empty());
        }
        return new ConnectionChange.Expiry(Optional.of(day(on.isString() ? on.stringValue() : on.toString())));
    }

    private static ConnectionChange.Budget budget(JsonNode perSecond) {
        if (perSecond.isNull()) {
            return new ConnectionChange.Budget(Optional.empty());
        }
        if (!perSecond.isInt() || perSecond.intValue() < 1 || perSecond.intValue() > MOST_PER_SECOND) {
            throw Refusal.unprocessable(new Fault(
                    "/requestsPerSecond",
                    "bad_pace",
                    "The requests per second are a whole number from 1 to " + MOST_PER_SECOND
                            + ", or null for as many as Jira allows. Nothing was changed."));
        }
        return new ConnectionChange.Budget(Optional.of(perSecond.intValue()));
    }

    private static LocalDate day(String text) {
        try {
            if (text.strip().matches(DAY)) {
                return LocalDate.parse(text.strip());
            }
        } catch (DateTimeException _) {
            // Digits like those of a day that no month has.
        }
        throw Refusal.unprocessable(new Fault(
                "/expiresOn",
                "bad_date",
                "A day is written as 2027-01-31. Nothing was changed; write it so, or leave it out."));
    }

    private static Holder holder(boolean serviceAccount) {
        return serviceAccount ? Holder.SERVICE_ACCOUNT : Holder.PERSON;
    }

    private Known known(Connection connection) {
        var terms = connections.terms(connection.id());
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
                        .orElse(null),
                terms.expires().map(LocalDate::toString).orElse(null),
                terms.expiresSoon(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                terms.holder() == Holder.SERVICE_ACCOUNT,
                terms.cloudId().isPresent(),
                connection.reach().perSecond().orElse(null));
    }
}
