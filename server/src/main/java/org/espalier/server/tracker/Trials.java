package org.espalier.server.tracker;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.Projects;
import org.espalier.server.tracker.Connection.Reach;
import org.espalier.server.tracker.ConnectionChange.Enabled;
import org.espalier.server.tracker.StoredConnections.Whole;

/**
 * Tries at its site what a connection is to become, before it is kept. Whatever is wrong is a
 * {@link org.espalier.server.platform.Refusal}.
 */
record Trials(Adapters adapters, Doors doors) {

    /** A connection that was tried, and where its credential is good. */
    record Tried(Connection connection, Optional<String> cloudId) {}

    /** The connection once its site has answered to the secret and shown the projects. */
    Tried ofSecret(Whole wanted, Optional<Enabled> projects) {
        var connection = wanted.connection();
        var named = named(connection, projects);
        var access = doors.site(
                connection.site().baseUrl(),
                wanted.credential(),
                connection.reach().writing());
        var admitted = adapters.admitted(adapters.of(connection.site().kind()), access, named.orElse(List.of()));
        return new Tried(enabling(connection, named.map(_ -> admitted.projects())), admitted.cloudId());
    }

    /** The same for one whose account signed in. */
    Tried ofSignIn(Whole wanted, Optional<Enabled> projects) {
        var connection = wanted.connection();
        var named = named(connection, projects);
        var keys = adapters.of(connection.site().kind()).probe(doors.of(wanted), named.orElse(List.of()));
        return new Tried(
                enabling(connection, named.map(_ -> keys)), wanted.terms().cloudId());
    }

    private static Optional<List<String>> named(Connection wanted, Optional<Enabled> projects) {
        return projects.map(Enabled::named)
                .orElseGet(() -> wanted.reach()
                        .projects()
                        .keys()
                        .map(keys -> keys.stream().sorted().toList()));
    }

    /** @param keys absent means all */
    private static Connection enabling(Connection wanted, Optional<List<String>> keys) {
        var reach = wanted.reach();
        var projects = keys.map(some -> Projects.of(new HashSet<>(some))).orElse(Projects.ALL);
        return new Connection(
                wanted.id(),
                wanted.version(),
                wanted.name(),
                wanted.site(),
                new Reach(reach.writing(), projects, reach.perSecond()));
    }
}
