package org.espalier.sandbox.issues;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks that Jira does by the way. Here each is done when it is asked for, and says so at the second look. */
@Component
public class BulkTasks {

    /**
     * A task.
     *
     * @param polls how often it was looked at, this time included
     * @param report what came of it, as JSON
     */
    public record Task(long id, int polls, String report) {}

    private final JdbcClient database;

    BulkTasks(JdbcClient database) {
        this.database = database;
    }

    /** Keeps what came of a task; its id. */
    public long add(String report) {
        return database.sql("""
                        insert into bulk_task (id, polls, report) values (nextval('bulk_task_id'), 0, :report::jsonb)
                        returning id
                        """).param("report", report).query(Long.class).single();
    }

    /** Looks at the task with that id. */
    public Optional<Task> look(long id) {
        return database.sql("""
                        update bulk_task set polls = polls + 1 where id = :id
                        returning id, polls, report::text
                        """)
                .param("id", id)
                .query((row, number) -> new Task(row.getLong(1), row.getInt(2), row.getString(3)))
                .optional();
    }
}
