package org.espalier.sandbox.issues;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes, renames and removes boards. */
@Component
public class BoardWrites {

    private final JdbcClient database;
    private final Boards boards;
    private final IssueRows rows;
    private final TransactionTemplate transaction;

    BoardWrites(JdbcClient database, Boards boards, IssueRows rows, TransactionTemplate transaction) {
        this.database = database;
        this.boards = boards;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** Makes a board, whose id is chosen here, of a filter that is there. */
    public Board create(Caller caller, Board draft) {
        return Optional.ofNullable(transaction.execute(running -> {
                    database.sql("lock table board in share row exclusive mode").update();
                    long id = database.sql("""
                                    insert into board (id, project_id, name, kind, filter_id, jql)
                                    select coalesce(max(id), 0) + 1, :project, :name, :kind, :filter, :jql from board
                                    returning id
                                    """)
                            .param("project", draft.project().id())
                            .param("name", draft.name())
                            .param("kind", draft.kind().word())
                            .param("filter", draft.filter().id())
                            .param("jql", draft.filter().jql())
                            .query(Long.class)
                            .single();
                    Board made = boards.require(caller, Long.toString(id));
                    rows.announce(new Happening.BoardWritten(caller.author(), made, Happening.Becoming.MADE));
                    return made;
                }))
                .orElseThrow();
    }

    /** Gives a board another name. */
    public Board rename(Caller caller, Board board, String name) {
        Board after = new Board(board.id(), board.project(), name, board.kind(), board.filter());
        transaction.executeWithoutResult(running -> {
            database.sql("update board set name = :name where id = :id")
                    .param("name", name)
                    .param("id", board.id())
                    .update();
            rows.announce(new Happening.BoardWritten(caller.author(), after, Happening.Becoming.CHANGED));
        });
        return after;
    }

    /** Removes a board; its sprints go to another one of the project, without which they would be nowhere. */
    public void remove(Caller caller, Board board) {
        transaction.executeWithoutResult(running -> {
            database.sql("""
                            update sprint set board_id = b.id, place = null
                            from (select min(id) as id from board where project_id = :project and id <> :board) b
                            where board_id = :board and b.id is not null
                            """)
                    .param("project", board.project().id())
                    .param("board", board.id())
                    .update();
            int removed = database.sql("""
                            delete from board where id = :board and not exists (select from sprint where board_id = :board)
                            """).param("board", board.id()).update();
            if (removed == 0) {
                throw Refusal.forbidden(
                        "The board " + board.name() + " has sprints, and its project no other board that"
                                + " could take them, so it was not deleted.");
            }
            rows.announce(new Happening.BoardWritten(caller.author(), board, Happening.Becoming.REMOVED));
        });
    }
}
