package org.espalier.sandbox.issues;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.espalier.sandbox.issues.ChangeItem.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sprints of an issue as a field of it. Sub-tasks are in the open sprint of their parent and in no other. */
@Component
class SprintField {

    private static final Optional<String> FIELD = Optional.of(CustomFields.SPRINT);

    private final JdbcClient database;
    private final Sprints sprints;
    private final Hierarchy hierarchy;

    SprintField(JdbcClient database, Sprints sprints, Hierarchy hierarchy) {
        this.database = database;
        this.sprints = sprints;
        this.hierarchy = hierarchy;
    }

    /** Fulfils the wish for an issue whose row is held; absent if it is fulfilled already. */
    Optional<ChangeItem> change(Caller caller, Issue issue, SprintWish wish) {
        Optional<Long> target = switch (wish) {
            case SprintWish.Unchanged unchanged -> Optional.empty();
            case SprintWish.None none -> Optional.empty();
            case SprintWish.In in -> Optional.of(open(caller, in.id()).id());
        };
        if (wish instanceof SprintWish.Unchanged) {
            return Optional.empty();
        }
        if (hierarchy.typeOf(issue.head()).subtask()) {
            throw Refusal.badField(
                    CustomFields.SPRINT,
                    "Issue " + issue.key() + " is a sub-task, which is in the sprint of its parent.");
        }
        List<Sprint> before = of(issue);
        put(issue.id(), target);
        List<Sprint> after = of(issue);
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new ChangeItem("Sprint", FIELD, value(before), value(after)));
    }

    /** Puts a sub-task into the open sprint of the issue that it was placed below. */
    void follow(long subTask, long parent) {
        leave(subTask);
        database.sql("""
                        insert into issue_sprint (issue_id, sprint_id)
                        select :issue, x.sprint_id from issue_sprint x join sprint s on s.id = x.sprint_id
                        where x.issue_id = :parent and s.state <> 'closed' on conflict do nothing
                        """).param("issue", subTask).param("parent", parent).update();
    }

    private Sprint open(Caller caller, long id) {
        return sprints.find(caller, Long.toString(id))
                .filter(sprint -> sprint.state() != Sprint.State.CLOSED)
                .orElseThrow(() -> Refusal.badField(
                        CustomFields.SPRINT, "Sprint " + id + " does not exist, is closed, or you may not see it."));
    }

    private List<Sprint> of(Issue issue) {
        return sprints.of(List.of(issue.id())).getOrDefault(issue.id(), List.of());
    }

    private void put(long issue, Optional<Long> target) {
        List<Long> family =
                database.sql("""
                        select i.id from issue i where i.id = :issue
                        union all
                        select i.id from issue i join issue_type t on t.id = i.type_id and t.subtask
                        where i.parent_id = :issue
                        """).param("issue", issue).query(Long.class).list();
        family.forEach(this::leave);
        database.sql("""
                        insert into issue_sprint (issue_id, sprint_id)
                        select f.id, :sprint from unnest(:family::bigint[]) as f (id)
                        where :sprint is not null on conflict do nothing
                        """)
                .param("sprint", target.orElse(null), Types.BIGINT)
                .param("family", Issues.array(family))
                .update();
    }

    private void leave(long issue) {
        database.sql("""
                        delete from issue_sprint x using sprint s
                        where s.id = x.sprint_id and s.state <> 'closed' and x.issue_id = :issue
                        """).param("issue", issue).update();
    }

    private static Value value(List<Sprint> sprints) {
        return Value.of(joined(sprints, sprint -> Long.toString(sprint.id())), joined(sprints, Sprint::name));
    }

    private static String joined(List<Sprint> sprints, Function<Sprint, String> part) {
        return sprints.stream().map(part).collect(Collectors.joining(", "));
    }
}
