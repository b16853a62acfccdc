package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.ChangeItem.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an administrator does to many issues at once by giving a project another workflow: a status goes, and another
 * one takes its place. Real sites were seen to tell of it in the history and not in the stamp, see {@link Stamping}.
 */
@Component
public class Migrations {

    private final JdbcClient database;
    private final IssueRows rows;
    private final History history;
    private final TransactionTemplate transaction;

    Migrations(JdbcClient database, IssueRows rows, History history, TransactionTemplate transaction) {
        this.database = database;
        this.rows = rows;
        this.history = history;
        this.transaction = transaction;
    }

    /** Puts all issues of the project that are in one status into another one; how many there were. */
    public int migrate(Caller caller, Project project, Status from, Status to) {
        List<Long> found = Optional.ofNullable(transaction.execute(running -> {
                    long[] ids = Issues.array(
                            database.sql("select id from issue where project_id = :project and status_id = :status")
                                    .param("project", project.id())
                                    .param("status", from.id())
                                    .query(Long.class)
                                    .list());
                    List<Long> held = rows.lock(ids);
                    Instant moment = rows.now();
                    String id = Long.toString(project.id());
                    for (long issue : held) {
                        rows.setStatus(issue, to);
                        history.add(
                                issue,
                                caller.author(),
                                moment,
                                new ChangeItem(
                                        "status", Optional.of("status"), Workflows.value(from), Workflows.value(to)),
                                new ChangeItem(
                                        "Workflow",
                                        Optional.empty(),
                                        Value.of(id, "Workflow of " + project.key()),
                                        Value.of(id, "New workflow of " + project.key())));
                    }
                    rows.touch(Stamping.Cause.MIGRATION, moment, ids);
                    return held;
                }))
                .orElseThrow();
        return found.size();
    }
}
