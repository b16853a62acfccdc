package org.espalier.server.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.structures.StructureStore;
import org.espalier.server.structures.StructureSummary;
import org.espalier.server.structures.StructureSummary.About;
import org.espalier.server.structures.Version;
import org.espalier.server.sync.InstalledSynchronizer;
import org.espalier.server.sync.Synchronizers;
import org.espalier.server.tracker.Connection;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Structures without their rows. */
@RestController
@RequestMapping("/api/v1/structures")
class StructureController {

    private static final int PAGE = 100;

    private final StructureStore structures;
    private final Connections connections;
    private final Synchronizers synchronizers;

    StructureController(StructureStore structures, Connections connections, Synchronizers synchronizers) {
        this.structures = structures;
        this.connections = connections;
        this.synchronizers = synchronizers;
    }

    record NewStructure(@Nullable String name, @Nullable String connection) {}

    record Created(String id, Version version) {}

    record Named(String id, String name) {}

    record Installed(String id, String type, String name, String state) {}

    record Listed(
            String id,
            String name,
            String owner,
            Named connection,
            Version version,
            int rows,
            Instant createdAt,
            Instant changedAt,
            List<Installed> synchronizers) {}

    @PostMapping
    ResponseEntity<Created> create(@RequestBody NewStructure wanted, @AuthenticationPrincipal Person person) {
        String name = Required.name(wanted.name(), "/name");
        ConnectionId connection = new ConnectionId(Required.text(wanted.connection(), "/connection"));
        if (!connections.exists(connection)) {
            throw Refusal.unprocessable(new Fault(
                    "/connection",
                    "unknown_connection",
                    "There is no connection " + connection.value()
                            + ". Nothing was changed; make the connection first."));
        }
        StructureSummary made = structures.create(new About(name, person.user(), connection.value()));
        return ResponseEntity.created(URI.create("/api/v1/structures/" + made.id()))
                .eTag(StructureTag.of(made.version()))
                .body(new Created(made.id().toString(), made.version()));
    }

    @GetMapping
    Page<Listed> list(@RequestParam(required = false) @Nullable String cursor) {
        List<StructureSummary> found = structures.list(Cursor.parse(cursor).after(), PAGE + 1);
        Map<Long, List<InstalledSynchronizer>> installed =
                synchronizers.of(found.stream().map(each -> each.id().number()).toList()).stream()
                        .collect(Collectors.groupingBy(InstalledSynchronizer::structure));
        Map<String, String> names = connections.all().stream()
                .collect(Collectors.toMap(each -> each.id().value(), Connection::name));
        return Page.of(
                found,
                PAGE,
                summary -> summary.id().number(),
                summary -> listed(
                        summary,
                        names.getOrDefault(summary.about().connection(), ""),
                        installed.getOrDefault(summary.id().number(), List.of())));
    }

    @GetMapping("/{id}")
    ResponseEntity<Listed> one(@PathVariable String id) {
        StructureSummary summary = structures.summary(StructureTag.id(id));
        Connection connection = connections.get(new ConnectionId(summary.about().connection()));
        return ResponseEntity.ok()
                .eTag(StructureTag.of(summary.version()))
                .body(listed(
                        summary,
                        connection.name(),
                        synchronizers.of(summary.id().number())));
    }

    private static Listed listed(StructureSummary summary, String connection, List<InstalledSynchronizer> installed) {
        return new Listed(
                summary.id().toString(),
                summary.about().name(),
                summary.about().owner(),
                new Named(summary.about().connection(), connection),
                summary.version(),
                summary.rows(),
                summary.times().created(),
                summary.times().changed(),
                installed.stream()
                        .map(each -> new Installed(
                                each.id(),
                                each.rule().type().name(),
                                each.rule().name(),
                                "DISABLED"))
                        .toList());
    }
}
