package org.espalier.sandbox.issues;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was changed about issues, when, and by whom. */
@Component
public class History {

    /** An entry's stamp is some milliseconds later than the issue's, as on a real site. */
    private static final Duration LATER = Duration.ofMillis(3);

    private final JdbcClient database;
    private final ApplicationEventPublisher listeners;

    History(JdbcClient database, ApplicationEventPublisher listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    void add(long issue, Account author, Instant updated, ChangeItem... items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ChangeItem item : items) {
            list.add(item.json());
        }
        long entry = database.sql("""
                        insert into change_group (id, issue_id, author, created, items)
                        values (nextval('change_group_id'), :issue, :author, :created, :items::jsonb)
                        returning id
                        """)
                .param("issue", issue)
                .param("author", author.id())
                .param("created", Moments.parameter(updated.plus(LATER)))
                .param("items", list.toString())
                .query(Long.class)
                .single();
        listeners.publishEvent(new Happening.IssueChanged(author, issue, entry, list.toString()));
    }

    /** The entries of all those issues, oldest first, at most that many. */
    public List<ChangeEntry> of(Collection<Long> issues, int limit, long offset) {
        return database.sql("""
                        select id, issue_id, author, created, items::text from change_group
                        where issue_id = any(:issues) order by created, id limit :limit offset :offset
                        """)
                .param("issues", Issues.array(issues))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new ChangeEntry(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        Issue.instant(row, "created"),
                        row.getString(5)))
                .list();
    }

    /** How many entries one issue has. */
    public long count(long issue) {
        return database.sql("select count(*) from change_group where issue_id = :issue")
                .param("issue", issue)
                .query(Long.class)
                .single();
    }
}
