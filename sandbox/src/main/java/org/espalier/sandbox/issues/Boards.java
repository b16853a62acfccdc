package org.espalier.sandbox.issues;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The boards, one of each project that can be browsed. */
@Component
public class Boards {

    private final JdbcClient database;
    private final Catalogue catalogue;

    Boards(JdbcClient database, Catalogue catalogue) {
        this.database = database;
        this.catalogue = catalogue;
    }

    /** The boards of the projects that the caller browses, by id. */
    public List<Board> visible(Caller caller) {
        return database
                .sql("select b.id, b.project_id, b.name, b.kind, b.filter_id, f.jql from board b"
                        + " join saved_filter f on f.id = b.filter_id order by b.id")
                .query((row, number) -> new Board(
                        row.getLong(1),
                        catalogue.projects().of(row.getLong(2)),
                        row.getString(3),
                        Board.Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        new Board.SavedFilter(row.getLong(5), row.getString(6))))
                .list()
                .stream()
                .filter(board -> caller.browses(board.project()))
                .toList();
    }

    /** The board with that id, if the caller sees it. */
    public Optional<Board> find(Caller caller, String id) {
        return visible(caller).stream()
                .filter(board -> Long.toString(board.id()).equals(id))
                .findFirst();
    }

    /** The board with that id, or Jira's refusal. */
    public Board require(Caller caller, String id) {
        return find(caller, id)
                .orElseThrow(() -> Refusal.notFound(
                        "The requested board cannot be viewed because it either does not exist or you do"
                                + " not have permission to view it."));
    }
}
