package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was said about issues. The history does not tell of it. */
@Component
public class Comments {

    private final JdbcClient database;
    private final IssueRows rows;

    Comments(JdbcClient database, IssueRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Adds a comment; its id. */
    public long add(Caller caller, Issue issue, String body) {
        Instant now = rows.now();
        long id = database.sql("""
                        insert into comment (id, issue_id, author, body, created, updated)
                        values (nextval('comment_id'), :issue, :author, :body::jsonb, :now, :now) returning id
                        """)
                .param("issue", issue.id())
                .param("author", caller.author().id())
                .param("body", body)
                .param("now", Moments.parameter(now))
                .query(Long.class)
                .single();
        rows.touch(Stamping.Cause.COMMENT, now, issue.id());
        return id;
    }

    /** The comments of each of the issues, oldest first. */
    public Map<Long, List<Comment>> of(Collection<Long> issues) {
        Map<Long, List<Comment>> comments = new LinkedHashMap<>();
        database.sql("""
                        select issue_id, id, author, body::text as body, created, updated from comment
                        where issue_id = any(:issues) order by issue_id, id
                        """).param("issues", Issues.array(issues)).query(row -> {
            comments.computeIfAbsent(row.getLong("issue_id"), issue -> new ArrayList<>())
                    .add(new Comment(
                            row.getLong("id"),
                            row.getString("author"),
                            row.getString("body"),
                            Issue.instant(row, "created"),
                            Issue.instant(row, "updated")));
        });
        return comments;
    }
}
