package org.espalier.server.tracker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.server.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Follows the enabled projects of connections when a site gives them other keys. A project is known by its number,
 * which is learnt when it is first seen under its key. One that is not shown any more stays enabled under the key that
 * it had (L2).
 */
@Component
class ProjectKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectKeys.class);

    private final JdbcClient jdbc;
    private final Transactions transactions;

    ProjectKeys(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Looks up the keys of the enabled projects and keeps those that are others by now.
     *
     * @return whether that made another version of the connection
     */
    boolean follow(Connection connection, IssueSource source) {
        var enabled = connection.reach().projects().keys();
        if (enabled.isEmpty()) {
            return false;
        }
        Map<Long, String> shown;
        try {
            shown = source.projectKeys();
        } catch (TrackerTrouble trouble) {
            LOG.info("Connection {} did not tell the keys of its projects: {}", connection.id(), trouble.sentence());
            return false;
        }
        return transactions.in(() -> {
            learn(connection.id(), enabled.get(), shown);
            var changed = changed(connection.id(), enabled.get(), shown);
            return !changed.isEmpty() && kept(connection, changed, shown);
        });
    }

    private void learn(ConnectionId connection, Set<String> enabled, Map<Long, String> shown) {
        jdbc.sql("delete from tracker_project where connection = ? and project_key <> all (?)")
                .param(connection.value())
                .param(sorted(enabled))
                .update();
        shown.forEach((number, key) -> {
            if (enabled.contains(key)) {
                jdbc.sql("insert into tracker_project (connection, project_key, project) values (?, ?, ?)"
                                + " on conflict do nothing")
                        .param(connection.value())
                        .param(key)
                        .param(number)
                        .update();
            }
        });
    }

    /** The keys that projects have by now, by those under which they are enabled. */
    private Map<String, String> changed(ConnectionId connection, Set<String> enabled, Map<Long, String> shown) {
        var changed = new HashMap<String, String>();
        jdbc.sql("select project_key, project from tracker_project where connection = ?")
                .param(connection.value())
                .query(row -> {
                    var before = row.getString("project_key");
                    var now = shown.get(row.getLong("project"));
                    if (enabled.contains(before) && now != null && !now.equals(before)) {
                        changed.put(before, now);
                    }
                });
        return changed;
    }

    /** Nothing is kept over what somebody else changed meanwhile; the next look finds it again. */
    private boolean kept(Connection connection, Map<String, String> changed, Map<Long, String> shown) {
        var keys = Watch.projects(connection).stream()
                .map(key -> changed.getOrDefault(key, key))
                .collect(Collectors.toSet());
        var kept = jdbc.sql("update tracker_connection set projects = ?, version = version + 1"
                                + " where id = ? and version = ?")
                        .param(sorted(keys))
                        .param(connection.id().value())
                        .param(connection.version())
                        .update()
                == 1;
        if (kept) {
            // Two projects may have exchanged their keys.
            jdbc.sql("delete from tracker_project where connection = ?")
                    .param(connection.id().value())
                    .update();
            learn(connection.id(), keys, shown);
            LOG.info("Projects of connection {} have other keys at its site by now: {}", connection.id(), changed);
        }
        return kept;
    }

    private static String[] sorted(Set<String> keys) {
        return keys.stream().sorted().toArray(String[]::new);
    }
}
