package org.espalier.sandbox.issues;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes sprints, changes, starts and completes them. */
@Component
public class SprintEdits {

    private static final int LONGEST_NAME = 255;

    private final JdbcClient database;
    private final IssueRows rows;
    private final Sprints sprints;
    private final TransactionTemplate transaction;

    SprintEdits(JdbcClient database, IssueRows rows, Sprints sprints, TransactionTemplate transaction) {
        this.database = database;
        this.rows = rows;
        this.sprints = sprints;
        this.transaction = transaction;
    }

    /** Makes a future sprint on the board; its id. */
    public long create(Caller caller, Board board, Sprint draft) {
        if (board.kind() != Board.Kind.SCRUM) {
            throw Refusal.badRequest("The board does not support sprints");
        }
        Sprint checked = checked(draft);
        Long id = transaction.execute(running -> {
            long made = insert(board, checked);
            rows.announce(new Happening.SprintMade(caller.author(), sprints.require(caller, Long.toString(made))));
            return made;
        });
        return Optional.ofNullable(id).orElseThrow();
    }

    private long insert(Board board, Sprint checked) {
        return database.sql("""
                        insert into sprint (id, board_id, name, state, goal, starts, ends)
                        values (nextval('sprint_id'), :board, :name, 'future', :goal, :starts, :ends) returning id
                        """)
                .param("board", board.id())
                .param("name", checked.name())
                .param("goal", checked.goal())
                .param("starts", moment(checked.course().starts()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ends", moment(checked.course().ends()), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Long.class)
                .single();
    }

    /**
     * Changes a sprint that was found. It can be started when both dates are set, and completed when it was started;
     * nothing else can become of its state. Of a closed one only name and goal change, whatever else is asked.
     */
    public void change(Caller caller, Sprint found, UnaryOperator<Sprint> edit) {
        transaction.executeWithoutResult(running -> {
            database.sql("select id from sprint where id = :id for update")
                    .param("id", found.id())
                    .query(row -> {});
            Sprint now = sprints.require(caller, Long.toString(found.id()));
            Sprint wanted = checked(edit.apply(now));
            Sprint.Course course = course(now, wanted);
            database.sql("""
                            update sprint set name = :name, goal = :goal, state = :state, starts = :starts,
                                   ends = :ends, completed = :completed where id = :id
                            """)
                    .param("id", now.id())
                    .param("name", wanted.name())
                    .param("goal", wanted.goal())
                    .param("state", course.state().word())
                    .param("starts", moment(course.starts()), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("ends", moment(course.ends()), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("completed", moment(course.completed()), Types.TIMESTAMP_WITH_TIMEZONE)
                    .update();
            rows.announce(new Happening.SprintChanged(
                    caller.author(), now, sprints.require(caller, Long.toString(now.id()))));
        });
    }

    /** Removes a sprint that was found; its issues are in none afterwards, and no history tells of it. */
    public void remove(Caller caller, Sprint found) {
        transaction.executeWithoutResult(running -> {
            int removed = database.sql("delete from sprint where id = :id")
                    .param("id", found.id())
                    .update();
            if (removed > 0) {
                rows.announce(new Happening.SprintRemoved(caller.author(), found));
            }
        });
    }

    /** Lets two sprints change places. */
    public void swap(Sprint one, Sprint other) {
        database.sql("""
                        update sprint s set place = coalesce(o.place, o.id) from sprint o
                        where s.id <> o.id and s.id = any(:both) and o.id = any(:both)
                        """).param("both", new long[] {one.id(), other.id()}).update();
    }

    private Sprint.Course course(Sprint now, Sprint wanted) {
        Sprint.State before = now.state();
        Sprint.State after = wanted.state();
        Sprint.Course course = wanted.course();
        if (before == after) {
            if (before == Sprint.State.ACTIVE) {
                requireDates(course);
            }
            return before == Sprint.State.CLOSED ? now.course() : course;
        }
        if (!before.goesOnTo(after)) {
            throw Refusal.badRequest("A sprint that is " + before.word() + " cannot become " + after.word()
                    + "; the sprint was not changed.");
        }
        requireDates(course);
        Optional<Instant> completed = after == Sprint.State.CLOSED ? Optional.of(rows.now()) : Optional.empty();
        return new Sprint.Course(after, course.starts(), course.ends(), completed);
    }

    private static void requireDates(Sprint.Course course) {
        if (course.starts().isEmpty() || course.ends().isEmpty()) {
            throw Refusal.badRequest(
                    "An active sprint must have a start date and an end date; the sprint was not changed.");
        }
    }

    private static Sprint checked(Sprint sprint) {
        String name = sprint.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.badRequest("A sprint needs a name of 1 to 255 characters; no sprint was changed.");
        }
        Sprint.Course course = sprint.course();
        if (course.starts().isPresent()
                && course.ends().isPresent()
                && !course.starts().get().isBefore(course.ends().get())) {
            throw Refusal.badRequest("The start date of a sprint must be before its end date; no sprint was changed.");
        }
        return new Sprint(sprint.id(), sprint.boardId(), name, course, sprint.goal());
    }

    private static @Nullable OffsetDateTime moment(Optional<Instant> moment) {
        return moment.map(Moments::parameter).orElse(null);
    }
}
