package org.espalier.server.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.Connections;
import org.espalier.server.tracker.Right;
import org.espalier.server.tracker.Shortcomings;
import org.espalier.server.tracker.Shortcomings.Shortcoming;
import org.espalier.server.tracker.Shortcomings.Weight;
import org.espalier.server.tracker.SiteReport;
import org.espalier.server.tracker.SiteReport.Linking;
import org.espalier.server.tracker.SiteReport.ProjectRights;
import org.espalier.server.tracker.SiteReport.Seen;
import org.espalier.server.tracker.Trackers;
import org.espalier.server.tracker.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries a connection: who we are at the site, and what is lacking there. Nothing is changed on either side. */
@RestController
@RequestMapping("/api/v1/connections/{id}/test")
class ConnectionTestController {

    private final Connections connections;
    private final Trackers trackers;
    private final Webhooks webhooks;

    ConnectionTestController(Connections connections, Trackers trackers, Webhooks webhooks) {
        this.connections = connections;
        this.trackers = trackers;
        this.webhooks = webhooks;
    }

    /** The whole answer. */
    record Tested(
            Fitness verdict,
            Account account,
            Site site,
            List<Project> projects,
            @Nullable List<String> linkTypes,
            @Nullable Webhook webhook,
            List<Fix> fixes) {}

    /** @param lastReceived null where nothing came yet */
    record Webhook(String address, @Nullable Instant lastReceived) {}

    /** Whether the connection can do what it is set to do. */
    enum Fitness {
        GOOD,
        /** All of what is lacking is needed only for writing. */
        LACKING_FOR_WRITING,
        LACKING_FOR_READING
    }

    /** @param permissions those that hold in all of the site */
    record Account(String displayName, String timeZone, List<Permission> permissions) {}

    /** @param clockAheadSeconds null where the site does not tell the time */
    record Site(
            String kind,
            String version,
            String timeZone,
            @Nullable Long clockAheadSeconds) {}

    /** @param seen whether Jira shows it to the account, and why not, as far as it says */
    record Project(String key, Seen seen, List<Permission> permissions) {}

    record Permission(String permission, String name, Right.Purpose neededFor, boolean granted) {}

    record Fix(Weight weight, String sentence) {}

    @PostMapping
    Tested test(@PathVariable String id) {
        var connection = connections.get(new ConnectionId(id));
        var report = trackers.report(connection.id());
        var found = new ArrayList<>(Shortcomings.of(report));
        found.addAll(webhooks.shortcomings(connection.id()));
        var ahead = report.site().ahead();
        return new Tested(
                fitness(found),
                new Account(
                        report.account().name(),
                        report.account().timeZone(),
                        permissions(Right.Scope.SITE, report.account().granted())),
                new Site(
                        connection.site().kind().name(),
                        report.site().version(),
                        report.site().timeZone(),
                        ahead.isPresent() ? ahead.get().toSeconds() : null),
                report.projects().stream()
                        .map(ConnectionTestController::project)
                        .toList(),
                linkTypes(report),
                webhook(connection.id()),
                found.stream()
                        .map(each -> new Fix(each.weight(), each.sentence()))
                        .toList());
    }

    /** Null where none is set up. */
    private @Nullable Webhook webhook(ConnectionId connection) {
        return webhooks.status(connection)
                .present()
                .map(present ->
                        new Webhook(present.address(), present.news().received().orElse(null)))
                .orElse(null);
    }

    private static Fitness fitness(List<Shortcoming> found) {
        var weights = found.stream().map(Shortcoming::weight).toList();
        if (weights.contains(Weight.STOPS_READING)) {
            return Fitness.LACKING_FOR_READING;
        }
        return weights.contains(Weight.STOPS_WRITING) ? Fitness.LACKING_FOR_WRITING : Fitness.GOOD;
    }

    private static Project project(ProjectRights rights) {
        return new Project(rights.key(), rights.seen(), permissions(Right.Scope.PROJECT, rights.granted()));
    }

    private static List<Permission> permissions(Right.Scope scope, Set<Right> granted) {
        return Right.of(scope).stream()
                .map(right -> new Permission(right.name(), right.title(), right.purpose(), granted.contains(right)))
                .toList();
    }

    /** Null where linking is switched off. */
    private static @Nullable List<String> linkTypes(SiteReport report) {
        return switch (report.linking()) {
            case Linking.On on -> on.types().stream().map(type -> type.name()).toList();
            case Linking.Off _ -> null;
        };
    }
}
