package org.espalier.sandbox.issues;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.espalier.sandbox.issues.ChangeItem.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves issues below other issues. */
@Component
class Parents {

    /** What an issue is to the one above it. */
    private enum Bond {
        SUB_TASK,
        IN_EPIC,
        ABOVE_EPICS;

        static Bond of(IssueType type) {
            if (type.subtask()) {
                return SUB_TASK;
            }
            return type.level() == 0 ? IN_EPIC : ABOVE_EPICS;
        }
    }

    /** What an issue leaves, and what it comes to. */
    private record Step(Optional<IssueHead> before, Optional<IssueHead> after) {}

    /**
     * What is to happen to an issue's place, with the parents before and after as the caller sees them.
     *
     * @param was the type with which the issue is below the parent before
     * @param is the type with which it will be below the parent after
     */
    record Move(
            Issue issue,
            ParentWish wish,
            Optional<IssueHead> before,
            Optional<IssueHead> after,
            IssueType was,
            IssueType is) {

        /** The same of an issue that had another type until now. */
        Move from(IssueType type) {
            return new Move(issue, wish, before, after, type, is);
        }

        /** The rows that the move changes. */
        long[] issuesToHold() {
            return LongStream.concat(
                            LongStream.of(issue.id()),
                            LongStream.concat(
                                    before.stream().mapToLong(IssueHead::id),
                                    after.stream().mapToLong(IssueHead::id)))
                    .toArray();
        }

        /** Whether the issue becomes something else to the one above it, be that the same one. */
        private boolean converts() {
            return Bond.of(was) != Bond.of(is);
        }

        private boolean staysBelow() {
            return before.map(IssueHead::id).equals(after.map(IssueHead::id));
        }

        /** What the move is to those above with that bond: what is left is left as what the issue was. */
        private Optional<Step> as(Bond bond) {
            if (!converts()) {
                return Optional.of(new Step(before, after)).filter(step -> bond == Bond.of(is));
            }
            Step step = new Step(
                    before.filter(parent -> bond == Bond.of(was)), after.filter(parent -> bond == Bond.of(is)));
            return Optional.of(step)
                    .filter(some -> some.before().isPresent() || some.after().isPresent());
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
        Optional<IssueHead> after = switch (wish) {
            case ParentWish.Unchanged unchanged -> issue.parent();
            case ParentWish.None none -> {
                hierarchy.refuseSubTaskWithoutParent(type);
                yield Optional.empty();
            }
            case ParentWish.InEpic inEpic ->
                hierarchy.epic(caller, inEpic, type).map(Issue::head);
            case ParentWish.AboveEpics above ->
                hierarchy.aboveEpics(caller, above, type).map(Issue::head);
            case ParentWish.Under under ->
                Optional.of(hierarchy
                        .parent(caller, under.idOrKey(), type, issue.place().projectId())
                        .head());
        };
        return new Move(issue, wish, issue.parent(), after, type, type);
    }

    /**
     * Carries out the move; says whether there was one.
     *
     * <p>An epic is stamped with its child, a sub-task's parent is not: so real sites do, unless {@link Stamping} is
     * told otherwise.
     */
    boolean carryOut(Caller caller, Move move, Instant moment) {
        if (move.wish() instanceof ParentWish.Unchanged || !place(move)) {
            return false;
        }
        Optional<Step> asSubTask = move.as(Bond.SUB_TASK);
        tellParent(caller, move, asSubTask, moment);
        asSubTask.ifPresent(step -> moveSubTask(move.issue(), step, moment));
        move.as(Bond.IN_EPIC).ifPresent(step -> moveInEpics(caller, move.issue(), step, moment));
        move.as(Bond.ABOVE_EPICS)
                .ifPresent(step -> history.add(move.issue().id(), caller.author(), moment, parentLink(step)));
        return true;
    }

    /** Cloud knows one parent of every bond; Data Center tells that of a sub-task, unless it was just made. */
    private void tellParent(Caller caller, Move move, Optional<Step> asSubTask, Instant moment) {
        List<ChangeItem> items = new ArrayList<>();
        if (!move.converts() || !move.staysBelow()) {
            items.add(association(move));
        }
        asSubTask
                .filter(step -> move.converts() || step.before().isPresent())
                .ifPresent(step -> items.add(parentIssue(step)));
        if (!items.isEmpty()) {
            history.add(move.issue().id(), caller.author(), moment, items.toArray(ChangeItem[]::new));
        }
    }

    private void moveSubTask(Issue issue, Step step, Instant moment) {
        step.before().ifPresent(parent -> rows.touch(Stamping.Cause.SUB_TASK, moment, parent.id()));
        step.after().ifPresent(parent -> rows.touch(Stamping.Cause.SUB_TASK, moment, parent.id()));
        step.after().ifPresent(parent -> sprints.follow(issue.id(), parent.id()));
    }

    private void moveInEpics(Caller caller, Issue issue, Step step, Instant moment) {
        history.add(issue.id(), caller.author(), moment, epicLink(step));
        step.before().ifPresent(epic -> touchEpic(caller, epic, moment, child(issue, false)));
        step.after().ifPresent(epic -> touchEpic(caller, epic, moment, child(issue, true)));
    }

    /** Compares in the database, because the present parent may be one that the caller cannot see. */
    private boolean place(Move move) {
        return database.sql("""
                        update issue set parent_id = :parent, sub_order = case when :ordered then
                            (select coalesce(max(s.sub_order), 0) + 1 from issue s where s.parent_id = :parent) end
                        where id = :issue and (:converted or parent_id is distinct from :parent)
                        """)
                        .param("parent", move.after().map(IssueHead::id).orElse(null), Types.BIGINT)
                        .param("ordered", move.is().subtask())
                        .param("converted", move.converts())
                        .param("issue", move.issue().id())
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

    private static ChangeItem parentIssue(Step step) {
        return new ChangeItem("Parent Issue", NO_FIELD_ID, Value.of(step.before()), Value.of(step.after()));
    }

    private static ChangeItem epicLink(Step step) {
        return new ChangeItem(
                "Epic Link", Optional.of(CustomFields.EPIC_LINK), Value.of(step.before()), Value.of(step.after()));
    }

    private static ChangeItem parentLink(Step step) {
        return new ChangeItem(
                "Parent Link", Optional.of(CustomFields.PARENT_LINK), Value.of(step.before()), Value.of(step.after()));
    }

    private static ChangeItem child(Issue issue, boolean joined) {
        Value child = Value.of(Optional.of(issue.head()));
        return new ChangeItem(
                "Epic Child", NO_FIELD_ID, joined ? Value.NOTHING : child, joined ? child : Value.NOTHING);
    }
}
