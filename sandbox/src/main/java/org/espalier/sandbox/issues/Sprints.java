package org.espalier.sandbox.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads sprints. */
@Component
public class Sprints {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final String SELECT =
            "select s.id, s.board_id, s.name, s.state, s.starts, s.ends, s.completed, s.goal";

    private final JdbcClient database;

    Sprints(JdbcClient database) {
        this.database = database;
    }

    /** The sprints of each of the issues, oldest first. */
    public Map<Long, List<Sprint>> of(Collection<Long> issues) {
        Map<Long, List<Sprint>> sprints = new LinkedHashMap<>();
        database.sql(SELECT + """
                        , x.issue_id from issue_sprint x join sprint s on s.id = x.sprint_id
                        where x.issue_id = any(:issues) order by x.issue_id, s.id
                        """).param("issues", Issues.array(issues)).query(row -> {
            sprints.computeIfAbsent(row.getLong("issue_id"), issue -> new ArrayList<>())
                    .add(read(row));
        });
        return sprints;
    }

    /**
     * The sprints that were made on the board, and those with the ids, in their order, which is at first that of their
     * ages.
     */
    public List<Sprint> madeOn(Board board, Collection<Long> others) {
        return database.sql(SELECT + " from sprint s where s.board_id = :board or s.id = any(:others)"
                        + " order by coalesce(s.place, s.id), s.id")
                .param("board", board.id())
                .param("others", Issues.array(others))
                .query((row, number) -> read(row))
                .list();
    }

    /** The sprint with that id, if the caller may browse its board or sees one of its issues; else Jira's refusal. */
    public Sprint require(Caller caller, String id) {
        return find(caller, id)
                .orElseThrow(() -> Refusal.notFound("Sprint does not exist or you do not have permission to see it."));
    }

    /** The sprint with that id, under the same condition. */
    Optional<Sprint> find(Caller caller, String id) {
        if (!NUMBER.matcher(id).matches()) {
            return Optional.empty();
        }
        return database.sql(SELECT + """
                         from sprint s join board b on b.id = s.board_id
                        where s.id = :id and (b.project_id <> all(:closed) or exists (
                            select from issue_sprint x join issue i on i.id = x.issue_id
                            where x.sprint_id = s.id and\s""" + Caller.sees("i") + "))")
                .param("id", Long.parseLong(id))
                .param("closed", caller.closed())
                .query((row, number) -> read(row))
                .optional();
    }

    private static Sprint read(ResultSet row) throws SQLException {
        return new Sprint(
                row.getLong("id"),
                row.getLong("board_id"),
                row.getString("name"),
                new Sprint.Course(
                        Sprint.State.of(row.getString("state")).orElseThrow(),
                        moment(row, "starts"),
                        moment(row, "ends"),
                        moment(row, "completed")),
                row.getString("goal"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
