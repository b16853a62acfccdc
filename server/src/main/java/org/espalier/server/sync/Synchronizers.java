package org.espalier.server.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Ids;
import org.espalier.server.platform.Refusal;
import org.espalier.server.platform.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** The installed synchronizers. A new one is disabled; nothing is synchronized before somebody says so. */
@Service
public class Synchronizers {
    private static final int LONGEST_NAME = 190;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final SynchronizerRules rules;
    private final AgreementStore agreements;
    private final PlanDecisions decisions;
    private final Ids ids;
    private final InstantSource clock;

    Synchronizers(
            JdbcClient jdbc,
            Transactions transactions,
            SynchronizerRules rules,
            AgreementStore agreements,
            PlanDecisions decisions,
            Ids ids,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rules = rules;
        this.agreements = agreements;
        this.decisions = decisions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Installs a synchronizer in a structure.
     *
     * @throws Refusal naming what its parameters get wrong, also what only Jira knows; then nothing was installed
     */
    public InstalledSynchronizer install(
            long structure, SynchronizerType type, Optional<String> name, JsonNode parameters, Person owner) {
        rules.check(structure, type, parameters);
        var id = ids.fresh("syn");
        jdbc.sql("""
                        insert into synchronizer (id, number, structure, type, name, parameters, owner, state, created_at)
                        values (:id, nextval('synchronizer_number'), :structure, :type, :name, cast(:parameters as jsonb),
                                :owner, 'DISABLED', :now)
                        """)
                .param("id", id)
                .param("structure", structure)
                .param("type", type.name())
                .param(
                        "name",
                        cut(name.map(String::strip)
                                .filter(each -> !each.isEmpty())
                                .orElse(type.label())))
                .param("parameters", parameters.toString())
                .param("owner", owner.user())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return synchronizer(id);
    }

    /** The synchronizer of that id. */
    public InstalledSynchronizer synchronizer(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("synchronizer", id));
    }

    /** The synchronizer of that id, if it was not deleted. */
    public Optional<InstalledSynchronizer> find(String id) {
        return jdbc.sql("select * from synchronizer where id = :id")
                .param("id", id)
                .query(Synchronizers::read)
                .optional();
    }

    /** Whether one is installed anywhere. */
    public boolean any() {
        return jdbc.sql("select exists (select 1 from synchronizer)")
                .query(Boolean.class)
                .single();
    }

    /** Those of a structure in the order in which they were installed. */
    public List<InstalledSynchronizer> of(long structure) {
        return jdbc.sql("select * from synchronizer where structure = :structure order by number")
                .param("structure", structure)
                .query(Synchronizers::read)
                .list();
    }

    /** Those of several structures, in the order in which they were installed. */
    public List<InstalledSynchronizer> of(Collection<Long> structures) {
        return jdbc.sql("select * from synchronizer where structure = any(:structures) order by number")
                .param("structures", structures.toArray(Long[]::new))
                .query(Synchronizers::read)
                .list();
    }

    /** Deletes a synchronizer; structure and Jira stay as they are. Its waiting plans are discarded. */
    public void delete(String id) {
        synchronizer(id);
        transactions.run(() -> {
            decisions.discardPlansOf(id);
            agreements.drop(id);
            jdbc.sql("delete from synchronizer where id = :id").param("id", id).update();
        });
    }

    private static InstalledSynchronizer read(ResultSet row, int number) throws SQLException {
        return new InstalledSynchronizer(
                row.getString("id"),
                row.getLong("number"),
                row.getLong("structure"),
                new InstalledSynchronizer.Rule(
                        SynchronizerType.valueOf(row.getString("type")),
                        row.getString("name"),
                        row.getString("parameters")),
                row.getString("owner"));
    }

    /** Cut between characters, never inside one that takes two {@code char}s: the database keeps no half. */
    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
