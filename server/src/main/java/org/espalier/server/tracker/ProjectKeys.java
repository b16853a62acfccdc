package org.espalier.server.tracker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.espalier.server.audit.AuditEntry;
import org.espalier.server.audit.AuditLog;
import org.espalier.server.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Follows the enabled projects of connections when a site gives them other keys. A project is known by its number,
 * which is learnt when it is first seen under its key. One that is not shown any more stays enabled under the key that
 * it had (L2).
 *
 * <p>The former key is remembered with the same number. So a plan that waits, a run under way and what is to be taken
 * back, which tell projects by it, go on to mean the same project; none of them writes to an issue by its key.
 */
@Component
class ProjectKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectKeys.class);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final AuditLog audit;

    ProjectKeys(JdbcClient jdbc, Transactions transactions, AuditLog audit) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
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
            forget(connection.id(), enabled.get(), shown);
            learn(connection.id(), enabled.get(), shown);
            var changed = changed(connection.id(), enabled.get(), shown);
            return !changed.isEmpty() && kept(connection, changed, shown);
        });
    }

    /** Keys that no enabled project has or had, and former ones that another project has by now. */
    private void forget(ConnectionId connection, Set<String> enabled, Map<Long, String> shown) {
        jdbc.sql("""
                        delete from tracker_project p
                         where connection = :connection and project_key <> all (:enabled)
                           and (project_key = any (:shown)
                                or not exists (select from tracker_project q
                                                where q.connection = p.connection and q.project = p.project
                                                  and q.project_key = any (:enabled)))
                        """)
                .param("connection", connection.value())
                .param("enabled", sorted(enabled))
                .param("shown", sorted(Set.copyOf(shown.values())))
                .update();
    }

    private void learn(ConnectionId connection, Set<String> enabled, Map<Long, String> shown) {
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
        var before = Watch.projects(connection);
        var keys = before.stream().map(key -> changed.getOrDefault(key, key)).collect(Collectors.toSet());
        if (keys.size() < before.size()) {
            LOG.warn(
                    "Projects of connection {} have other keys at its site by now, {}, and one of these is enabled beside"
                            + " them already. No project was changed; look at the connection's projects and leave out the"
                            + " keys that no project has any more.",
                    connection.id(),
                    changed);
            return false;
        }
        var kept = jdbc.sql("update tracker_connection set projects = ?, version = version + 1"
                                + " where id = ? and version = ?")
                        .param(sorted(keys))
                        .param(connection.id().value())
                        .param(connection.version())
                        .update()
                == 1;
        if (kept) {
            // Two projects may have exchanged their keys.
            jdbc.sql("delete from tracker_project where connection = ? and project_key = any (?)")
                    .param(connection.id().value())
                    .param(sorted(keys))
                    .update();
            learn(connection.id(), keys, shown);
            forget(connection.id(), keys, shown);
            note(connection.id(), changed);
        }
        return kept;
    }

    private void note(ConnectionId connection, Map<String, String> changed) {
        new TreeSet<>(changed.keySet()).forEach(before -> {
            var now = String.valueOf(changed.get(before));
            LOG.info("The project {} of connection {} has the key {} at its site by now", before, connection, now);
            audit.append(List.of(new AuditEntry(
                    new AuditEntry.Cause("system", "WATCH", null),
                    new AuditEntry.Subject(null, null, null, null),
                    new AuditEntry.Deed(
                            "CONNECTION_PROJECT_KEY",
                            AuditEntry.Phase.EFFECT,
                            "APPLIED",
                            new AuditEntry.Values("\"" + before + "\"", "\"" + now + "\""),
                            "Connection " + connection + ": its site gave the project " + before + " the key " + now
                                    + ", under which it is enabled now."))));
        });
    }

    private static String[] sorted(Set<String> keys) {
        return keys.stream().sorted().toArray(String[]::new);
    }
}
