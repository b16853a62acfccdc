package org.espalier.sandbox.issues;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes issues for good. */
@Component
public class IssueDeletion {

    /** What becomes of the sub-tasks of an issue that is deleted. */
    public enum SubTasks {
        /** They are deleted with it. */
        DELETED_TOO,
        /** Their presence forbids the deletion. */
        FORBID
    }

    private final JdbcClient database;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    IssueDeletion(JdbcClient database, IssueRows rows, TransactionTemplate transaction) {
        this.database = database;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Deletes an issue that was found, with its links; what stood below an epic stands at the top afterwards. */
    public void delete(Caller caller, Issue issue, SubTasks subTasks) {
        transaction.executeWithoutResult(running -> {
            List<Long> below =
                    database.sql("""
                            select s.id from issue s join issue_type t on t.id = s.type_id and t.subtask
                            where s.parent_id = :id order by s.id
                            """).param("id", issue.id()).query(Long.class).list();
            if (!below.isEmpty() && subTasks == SubTasks.FORBID) {
                throw Refusal.badRequest("The issue '" + issue.key()
                        + "' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all"
                        + " its subtasks.");
            }
            long[] doomed = Issues.array(
                    Stream.concat(below.stream(), Stream.of(issue.id())).toList());
            rows.lock(doomed);
            rows.announce(new Happening.IssueEnds(caller.author(), issue.id(), below));
            database.sql("update issue set parent_id = null where parent_id = :id and id <> all(:doomed)")
                    .param("id", issue.id())
                    .param("doomed", doomed)
                    .update();
            int deleted = database.sql("delete from issue where id = any(:doomed)")
                    .param("doomed", doomed)
                    .update();
            if (deleted == 0) {
                throw Refusal.noSuchIssue();
            }
        });
    }
}
