package org.espalier.sandbox.issues;

import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.espalier.sandbox.issues.ChangeItem.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves issues below other issues. */
@Component
class Parents {

    /** What is to happen to an issue's place, with the parents before and after as the caller sees them. */
    record Move(Issue issue, ParentWish wish, Optional<IssueHead> before, Optional<IssueHead> after) {

        /** The rows that the move changes. */
        long[] issuesToHold() {
            return LongStream.concat(
                            LongStream.of(issue.id()),
                            LongStream.concat(
                                    before.stream().mapToLong(IssueHead::id),
                                    after.stream().mapToLong(IssueHead::id)))
                    .toArray();
        }
    }

    private static final Optional<String> NO_FIELD_ID = Optional.empty();

    private final JdbcClient database;
    private final Hierarchy hierarchy;
    private final IssueRows rows;
    private final History history;
    private final SprintField sprints;

    Parents(JdbcClient database, Hierarchy hierarchy, IssueRows rows, History history, SprintField sprints) {
        this.database = database;
        this.hierarchy = hierarchy;
        this.rows = rows;
        this.history = history;
        this.sprints = sprints;
    }

    /** Refuses an issue whose place cannot be, before it is made. */
    void allow(Caller caller, IssueDraft draft) {
        switch (draft.edit().placement().parent()) {
            case ParentWish.Under under ->
                hierarchy.parent(
                        caller, under.idOrKey(), draft.type(), draft.project().id());
            case ParentWish.InEpic inEpic -> {
                hierarchy.refuseSubTaskWithoutParent(draft.type());
                hierarchy.epic(caller, inEpic, draft.type());
            }
            case ParentWish.AboveEpics above -> hierarchy.aboveEpics(caller, above, draft.type());
            case ParentWish.None none -> hierarchy.refuseSubTaskWithoutParent(draft.type());
            case ParentWish.Unchanged unchanged -> hierarchy.refuseSubTaskWithoutParent(draft.type());
        }
    }

    /** The move that fulfils the wish, or the reason why it cannot be. */
    Move wanted(Caller caller, Issue issue, ParentWish wish) {
        IssueType type = hierarchy.typeOf(issue.head());
        return switch (wish) {
            case ParentWish.Unchanged unchanged -> new Move(issue, wish, issue.parent(), issue.parent());
            case ParentWish.None none -> {
                hierarchy.refuseSubTaskWithoutParent(type);
                yield new Move(issue, wish, issue.parent(), Optional.empty());
            }
            case ParentWish.InEpic inEpic ->
                new Move(
                        issue,
                        wish,
                        issue.parent(),
                        hierarchy.epic(caller, inEpic, type).map(Issue::head));
            case ParentWish.AboveEpics above ->
                new Move(
                        issue,
                        wish,
                        issue.parent(),
                        hierarchy.aboveEpics(caller, above, type).map(Issue::head));
            case ParentWish.Under under -> {
                Issue parent = hierarchy.parent(
                        caller, under.idOrKey(), type, issue.place().projectId());
                yield new Move(issue, wish, issue.parent(), Optional.of(parent.head()));
            }
        };
    }

    /**
     * Carries out the move; says whether there was one.
     *
     * <p>An epic is stamped with its child, a sub-task's parent is not: so real sites do, unless {@link Stamping} is
     * told otherwise.
     */
    boolean carryOut(Caller caller, Move move, Instant moment) {
        if (move.wish() instanceof ParentWish.Unchanged) {
            return false;
        }
        Issue issue = move.issue();
        boolean subTask = hierarchy.typeOf(issue.head()).subtask();
        if (!place(issue.id(), move.after(), subTask)) {
            return false;
        }
        history.add(
                issue.id(),
                caller.author(),
                moment,
                subTask && move.before().isPresent()
                        ? new ChangeItem[] {association(move), parentIssue(move)}
                        : new ChangeItem[] {association(move)});
        if (subTask) {
            move.before().ifPresent(parent -> rows.touch(Stamping.Cause.SUB_TASK, moment, parent.id()));
            move.after().ifPresent(parent -> rows.touch(Stamping.Cause.SUB_TASK, moment, parent.id()));
            move.after().ifPresent(parent -> sprints.follow(issue.id(), parent.id()));
        } else if (hierarchy.typeOf(issue.head()).level() == 0) {
            history.add(issue.id(), caller.author(), moment, epicLink(move));
            move.before().ifPresent(epic -> touchEpic(caller, epic, moment, child(move, false)));
            move.after().ifPresent(epic -> touchEpic(caller, epic, moment, child(move, true)));
        } else {
            history.add(issue.id(), caller.author(), moment, parentLink(move));
        }
        return true;
    }

    /** Compares in the database, because the present parent may be one that the caller cannot see. */
    private boolean place(long issue, Optional<IssueHead> parent, boolean subTask) {
        return database.sql("""
                        update issue set parent_id = :parent, sub_order = case when :ordered then
                            (select coalesce(max(s.sub_order), 0) + 1 from issue s where s.parent_id = :parent) end
                        where id = :issue and parent_id is distinct from :parent
                        """)
                        .param("parent", parent.map(IssueHead::id).orElse(null), Types.BIGINT)
                        .param("ordered", subTask)
                        .param("issue", issue)
                        .update()
                > 0;
    }

    private void touchEpic(Caller caller, IssueHead epic, Instant moment, ChangeItem item) {
        rows.touch(Stamping.Cause.EPIC_CHILD, moment, epic.id());
        history.add(epic.id(), caller.author(), moment, item);
    }

    private static ChangeItem association(Move move) {
        return new ChangeItem("IssueParentAssociation", NO_FIELD_ID, Value.of(move.before()), Value.of(move.after()));
    }

    /** The same as Data Center tells it of a sub-task. */
    private static ChangeItem parentIssue(Move move) {
        return new ChangeItem("Parent Issue", NO_FIELD_ID, Value.of(move.before()), Value.of(move.after()));
    }

    private static ChangeItem epicLink(Move move) {
        return new ChangeItem(
                "Epic Link", Optional.of(CustomFields.EPIC_LINK), Value.of(move.before()), Value.of(move.after()));
    }

    private static ChangeItem parentLink(Move move) {
        return new ChangeItem(
                "Parent Link", Optional.of(CustomFields.PARENT_LINK), Value.of(move.before()), Value.of(move.after()));
    }

    private static ChangeItem child(Move move, boolean joined) {
        Value child = Value.of(Optional.of(move.issue().head()));
        return new ChangeItem(
                "Epic Child", NO_FIELD_ID, joined ? Value.NOTHING : child, joined ? child : Value.NOTHING);
    }
}
