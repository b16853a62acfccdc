package org.espalier.sandbox.issues;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.issues.Happening.Becoming;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was said about issues. The history does not tell of it. */
@Component
public class Comments {

    private static final String SELECT =
            "select issue_id, id, author, editor, body::text as body, created, updated from comment ";

    private final JdbcClient database;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    Comments(JdbcClient database, IssueRows rows, TransactionTemplate transaction) {
        this.database = database;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Adds a comment; its id. */
    public long add(Caller caller, Issue issue, String body) {
        Long id = transaction.execute(running -> {
            long made = database.sql("""
                            insert into comment (id, issue_id, author, body, created, updated)
                            values (nextval('comment_id'), :issue, :author, :body::jsonb, :now, :now) returning id
                            """)
                    .param("issue", issue.id())
                    .param("author", caller.author().id())
                    .param("body", body)
                    .param("now", Moments.parameter(rows.now()))
                    .query(Long.class)
                    .single();
            announce(caller, issue, find(issue, Long.toString(made)).orElseThrow(), Becoming.MADE);
            return made;
        });
        return Optional.ofNullable(id).orElseThrow();
    }

    /** Says something else in a comment that was found. */
    public void change(Caller caller, Issue issue, Comment comment, String body) {
        transaction.executeWithoutResult(running -> {
            database.sql("""
                            update comment set body = :body::jsonb, updated = :now, editor = nullif(:editor, author)
                            where id = :id
                            """)
                    .param("id", comment.id())
                    .param("body", body)
                    .param("editor", caller.author().id())
                    .param("now", Moments.parameter(rows.now()))
                    .update();
            find(issue, Long.toString(comment.id())).ifPresent(now -> announce(caller, issue, now, Becoming.CHANGED));
        });
    }

    /** Takes back a comment that was found. */
    public void remove(Caller caller, Issue issue, Comment comment) {
        transaction.executeWithoutResult(running -> {
            int removed = database.sql("delete from comment where id = :id")
                    .param("id", comment.id())
                    .update();
            if (removed > 0) {
                announce(caller, issue, comment, Becoming.REMOVED);
            }
        });
    }

    private void announce(Caller caller, Issue issue, Comment comment, Becoming what) {
        rows.touch(Stamping.Cause.COMMENT, rows.now(), issue.id());
        rows.announce(new Happening.Commented(caller.author(), issue.id(), comment, what));
    }

    /** The comment of the issue with that id. */
    public Optional<Comment> find(Issue issue, String id) {
        return of(List.of(issue.id())).getOrDefault(issue.id(), List.of()).stream()
                .filter(comment -> Long.toString(comment.id()).equals(id))
                .findFirst();
    }

    /** The comments of each of the issues, oldest first. */
    public Map<Long, List<Comment>> of(Collection<Long> issues) {
        Map<Long, List<Comment>> comments = new LinkedHashMap<>();
        database.sql(SELECT + "where issue_id = any(:issues) order by issue_id, id")
                .param("issues", Issues.array(issues))
                .query(row -> {
                    comments.computeIfAbsent(row.getLong("issue_id"), issue -> new ArrayList<>())
                            .add(read(row));
                });
        return comments;
    }

    private static Comment read(ResultSet row) throws SQLException {
        return new Comment(
                row.getLong("id"),
                new Comment.Hand(row.getString("author"), Optional.ofNullable(row.getString("editor"))),
                row.getString("body"),
                Issue.instant(row, "created"),
                Issue.instant(row, "updated"));
    }
}
