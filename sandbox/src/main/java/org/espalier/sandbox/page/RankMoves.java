package org.espalier.sandbox.page;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Ranking;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves an issue in the rank, by one place of its project or beside another issue. */
@Component
class RankMoves {

    private final JdbcClient database;
    private final Issues issues;
    private final Ranking ranking;

    RankMoves(JdbcClient database, Issues issues, Ranking ranking) {
        this.database = database;
        this.issues = issues;
        this.ranking = ranking;
    }

    /** Moves it; the move is {@code up}, {@code down}, {@code before} or {@code after}. */
    void move(Caller person, Issue issue, String move, String other) {
        Optional<Anchor> anchor = switch (move) {
            case "up" -> neighbour(issue, "<", "desc").map(id -> new Anchor(id, Anchor.Side.BEFORE));
            case "down" -> neighbour(issue, ">", "asc").map(id -> new Anchor(id, Anchor.Side.AFTER));
            case "before" -> Optional.of(new Anchor(named(person, other), Anchor.Side.BEFORE));
            case "after" -> Optional.of(new Anchor(named(person, other), Anchor.Side.AFTER));
            default -> throw Refusal.badRequest("An issue moves up, down, before or after another one.");
        };
        anchor.ifPresent(place -> ranking.rank(person, List.of(issue), place));
    }

    private long named(Caller person, String other) {
        return issues.named(person, other.strip())
                .map(Issue::id)
                .orElseThrow(() -> Refusal.badRequest(
                        "There is no issue \"" + other.strip() + "\" to rank it by, so it stays where it is."));
    }

    private Optional<Long> neighbour(Issue issue, String side, String order) {
        return database.sql(
                        "select i.id from issue i where i.project_id = :project and not i.hidden and (i.rank, i.id) "
                                + side + " (:rank, :id) order by i.rank " + order + ", i.id " + order + " limit 1")
                .param("project", issue.place().projectId())
                .param("rank", issue.place().rank())
                .param("id", issue.id())
                .query(Long.class)
                .optional();
    }
}
