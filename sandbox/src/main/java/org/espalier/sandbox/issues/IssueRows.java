package org.espalier.sandbox.issues;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of issues: makes them, takes them for a write, stamps them, and announces what becomes of them. */
@Component
class IssueRows {

    /** Held while ranks are given or changed. */
    private static final long ONE_AT_A_TIME = 740_451;

    private final JdbcClient database;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    IssueRows(JdbcClient database, Clock clock, ApplicationEventPublisher listeners) {
        this.database = database;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Tells whoever listens what this transaction writes; entries of the history are announced by the history. */
    void announce(Happening happening) {
        listeners.publishEvent(happening);
    }

    /**
     * Holds the rows until the transaction ends, always in the order of the ids, so that two writes never wait for each
     * other in a circle.
     */
    List<Long> lock(long... ids) {
        return database.sql("select id from issue where id = any(:ids) order by id for no key update")
                .param("ids", LongStream.of(ids).distinct().sorted().toArray())
                .query(Long.class)
                .list();
    }

    /** Holds the order of all issues until the transaction ends, before any row, so that no two get the same rank. */
    void holdRanks() {
        database.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ONE_AT_A_TIME)
                .query(row -> {});
    }

    /** This moment, as precise as Jira keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Says that the issues were changed at that moment; a stamp never goes back. */
    void touch(Instant moment, long... ids) {
        database.sql("update issue set updated = greatest(updated, :moment) where id = any(:ids)")
                .param("moment", Moments.parameter(moment))
                .param("ids", ids)
                .update();
    }

    /** Makes the row of a new issue, the last in rank, with the next number of its project; its id. */
    long insert(IssueDraft draft, Instant now) {
        long number = database.sql(
                        "update project set last_number = last_number + 1 where id = :id returning last_number")
                .param("id", draft.project().id())
                .query(Long.class)
                .single();
        String last = database.sql("select coalesce(max(rank), '0|i00000:') from issue where not hidden")
                .query(String.class)
                .single();
        String key = draft.project().key() + "-" + number;
        long id = database.sql("""
                        insert into issue (id, key, project_id, number, type_id, status_id, priority_id, summary, labels,
                                           created, updated, rank, hidden, extra)
                        values (nextval('issue_id'), :key, :project, :number, :type,
                                (select min(id) from status where category = 'new'), :priority, :summary,
                                :labels::text[], :now, :now, :rank, false, :extra::jsonb)
                        returning id
                        """)
                .param("key", key)
                .param("project", draft.project().id())
                .param("number", number)
                .param("type", draft.type().id())
                .param("priority", draft.details().priority().map(Priority::id).orElse(null), Types.BIGINT)
                .param("summary", draft.summary())
                .param("labels", draft.details().labels().toArray(String[]::new))
                .param("now", Moments.parameter(now))
                .param("rank", Ranks.after(last))
                .param("extra", extra(draft.details().texts()))
                .query(Long.class)
                .single();
        database.sql("insert into issue_key (key, issue_id) values (:key, :id)")
                .param("key", key.toUpperCase(Locale.ROOT))
                .param("id", id)
                .update();
        return id;
    }

    private static String extra(Map<String, String> texts) {
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        texts.forEach((field, text) -> {
            if (!text.isEmpty()) {
                extra.put(field, text);
            }
        });
        return extra.toString();
    }
}
