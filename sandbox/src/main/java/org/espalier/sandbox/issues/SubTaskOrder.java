package org.espalier.sandbox.issues;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The order that the sub-tasks of an issue have of their own. */
@Component
public class SubTaskOrder {

    private final JdbcClient database;
    private final Issues issues;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    SubTaskOrder(JdbcClient database, Issues issues, IssueRows rows, TransactionTemplate transaction) {
        this.database = database;
        this.issues = issues;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** The sub-tasks of an issue in their order. */
    public List<IssueHead> of(Caller caller, Issue parent) {
        return issues.subTasks(caller, List.of(parent.id())).getOrDefault(parent.id(), List.of());
    }

    /** Moves the sub-task at one place, counted from 0, to another; nobody is stamped. */
    public void move(Caller caller, Issue parent, int original, int current) {
        transaction.executeWithoutResult(running -> {
            rows.lock(parent.id());
            List<Long> order = new ArrayList<>(
                    of(caller, parent).stream().map(IssueHead::id).toList());
            if (original < 0 || current < 0 || original >= order.size() || current >= order.size()) {
                throw Refusal.badRequest("The places must be from 0 to " + (order.size() - 1) + ".");
            }
            order.add(current, order.remove(original));
            database.sql("""
                            update issue i set sub_order = o.place
                            from unnest(:order::bigint[]) with ordinality as o (id, place) where i.id = o.id
                            """)
                    .param("order", order.stream().mapToLong(Long::longValue).toArray())
                    .update();
        });
    }
}
