package org.espalier.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.espalier.server.audit.AuditEntry.Cause;
import org.espalier.server.audit.AuditEntry.Deed;
import org.espalier.server.audit.AuditEntry.Phase;
import org.espalier.server.audit.AuditEntry.Step;
import org.espalier.server.audit.AuditEntry.Subject;
import org.espalier.server.audit.AuditEntry.Values;
import org.espalier.server.platform.BulkCopy;
import org.espalier.server.platform.CopyRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The append-only log of everything that was planned, tried and done (L19). The table itself refuses rewriting. */
@Service
public class AuditLog {

    private static final String COLUMNS = "at, actor, via, job, plan, change_number, synchronizer, structure, issue,"
            + " issue_key, row_id, kind, phase, effect, before, after, reason";

    private final JdbcClient jdbc;
    private final BulkCopy bulk;
    private final InstantSource clock;

    AuditLog(JdbcClient jdbc, BulkCopy bulk, InstantSource clock) {
        this.jdbc = jdbc;
        this.bulk = bulk;
        this.clock = clock;
    }

    /** Adds the entries in order, in the transaction of the caller. */
    public void append(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        bulk.into("audit_entry (" + COLUMNS + ")", entries, (row, entry) -> write(row, now, entry));
    }

    /** The entries asked for in the order in which they were written, at most so many. */
    public List<AuditRecord> read(AuditQuery query, int most) {
        return jdbc.sql("select id, " + COLUMNS + """
                         from audit_entry
                        where id > :after
                          and (cast(:job as text) is null or job = :job)
                          and (cast(:structure as bigint) is null or structure = :structure)
                          and (cast(:issue as text) is null or issue_key = :issue or issue = cast(:issueId as bigint))
                        order by id
                        limit :most
                        """)
                .param("after", query.after())
                .param("job", query.job())
                .param("structure", query.structure())
                .param("issue", query.issue())
                .param("issueId", issueId(query.issue()))
                .param("most", most)
                .query((row, at) -> read(row))
                .list();
    }

    private static void write(CopyRow row, Instant now, AuditEntry entry) {
        Cause cause = entry.cause();
        Step step = cause.step() == null ? new Step(null, null, null, null) : cause.step();
        Subject subject = entry.subject();
        Deed deed = entry.deed();
        row.instant(now)
                .text(cause.actor())
                .text(cause.via())
                .text(step.job())
                .text(step.plan())
                .number(step.changeNumber())
                .text(step.synchronizer())
                .number(subject.structure())
                .number(subject.issue())
                .text(subject.issueKey())
                .number(subject.row())
                .text(deed.kind())
                .text(deed.phase().name())
                .text(deed.effect())
                .text(deed.values().before())
                .text(deed.values().after())
                .text(deed.reason());
    }

    private static AuditRecord read(ResultSet row) throws SQLException {
        Step step = new Step(
                row.getString("job"),
                row.getString("plan"),
                number(row, "change_number"),
                row.getString("synchronizer"));
        boolean edit = step.equals(new Step(null, null, null, null));
        AuditEntry entry = new AuditEntry(
                new Cause(row.getString("actor"), row.getString("via"), edit ? null : step),
                new Subject(
                        number(row, "structure"),
                        number(row, "issue"),
                        row.getString("issue_key"),
                        number(row, "row_id")),
                new Deed(
                        row.getString("kind"),
                        Phase.valueOf(row.getString("phase")),
                        row.getString("effect"),
                        new Values(row.getString("before"), row.getString("after")),
                        row.getString("reason")));
        return new AuditRecord(row.getLong("id"), row.getTimestamp("at").toInstant(), entry);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Long issueId(@Nullable String issue) {
        return issue != null && issue.matches("\\d{1,18}") ? Long.valueOf(issue) : null;
    }
}
