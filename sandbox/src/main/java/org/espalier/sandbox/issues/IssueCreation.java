package org.espalier.sandbox.issues;

import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes issues. */
@Component
public class IssueCreation {

    private final JdbcClient database;
    private final Hierarchy hierarchy;
    private final IssueRows rows;
    private final Parents parents;
    private final Issues issues;
    private final SprintField sprints;
    private final TransactionTemplate transaction;

    IssueCreation(
            JdbcClient database,
            Hierarchy hierarchy,
            IssueRows rows,
            Parents parents,
            Issues issues,
            SprintField sprints,
            TransactionTemplate transaction) {
        this.database = database;
        this.hierarchy = hierarchy;
        this.rows = rows;
        this.parents = parents;
        this.issues = issues;
        this.sprints = sprints;
        this.transaction = transaction;
    }

    /** The id of the issue made; its place in the rank is the last. */
    public long create(Caller caller, IssueDraft draft) {
        switch (draft.placement().parent()) {
            case ParentWish.Under under ->
                hierarchy.parent(
                        caller, under.idOrKey(), draft.type(), draft.project().id());
            case ParentWish.InEpic inEpic -> {
                hierarchy.refuseSubTaskWithoutParent(draft.type());
                hierarchy.epic(caller, inEpic, draft.type());
            }
            case ParentWish.None none -> hierarchy.refuseSubTaskWithoutParent(draft.type());
            case ParentWish.Unchanged unchanged -> hierarchy.refuseSubTaskWithoutParent(draft.type());
        }
        Long id = transaction.execute(running -> {
            rows.holdRanks();
            Instant now = rows.now();
            long made = insert(draft, now);
            Issue issue = issues.require(caller, Long.toString(made));
            Parents.Move move = parents.wanted(caller, issue, draft.placement().parent());
            rows.lock(move.issuesToHold());
            parents.carryOut(caller, move, now);
            sprints.change(caller, issue, draft.placement().sprint());
            return made;
        });
        return Optional.ofNullable(id).orElseThrow();
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

    private long insert(IssueDraft draft, Instant now) {
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
}
