package org.espalier.sandbox.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What one issue shows of another: a parent, a sub-task or the other end of a link. */
public record IssueHead(long id, String key, String summary, Nature nature) {

    /** Type, status and priority, by their ids. */
    public record Nature(long typeId, long statusId, Optional<Long> priorityId) {}

    /** The columns to select from the issue of that alias; their names begin with the prefix. */
    static String columns(String alias, String prefix) {
        return """
                %1$s.id as %2$s_id, %1$s.key as %2$s_key, %1$s.summary as %2$s_summary, %1$s.type_id as %2$s_type,
                %1$s.status_id as %2$s_status, %1$s.priority_id as %2$s_priority
                """.formatted(alias, prefix);
    }

    static IssueHead read(ResultSet row, String prefix) throws SQLException {
        return new IssueHead(
                row.getLong(prefix + "_id"),
                row.getString(prefix + "_key"),
                row.getString(prefix + "_summary"),
                new Nature(
                        row.getLong(prefix + "_type"),
                        row.getLong(prefix + "_status"),
                        Optional.ofNullable(row.getObject(prefix + "_priority", Long.class))));
    }
}
