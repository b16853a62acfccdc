package org.espalier.sandbox.page;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Anchor;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Ranking;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves an issue in the rank, by one place of its project or beside another issue. */
@Component
class RankMoves {

    private final JdbcClient database;
    private final Reach reach;
    private final Ranking ranking;

    RankMoves(JdbcClient database, Reach reach, Ranking ranking) {
        this.database = database;
        this.reach = reach;
        this.ranking = ranking;
    }

    /** Moves it; the move is {@code up}, {@code down}, {@code before} or {@code after}. */
    void move(Caller person, Issue issue, String move, String other) {
        reach.require(person, Permission.SCHEDULE_ISSUES, issue);
        Optional<Anchor> anchor = switch (move) {
            case "up" -> neighbour(issue, "<", "desc").map(id -> new Anchor(id, Anchor.Side.BEFORE));
            case "down" -> neighbour(issue, ">", "asc").map(id -> new Anchor(id, Anchor.Side.AFTER));
            case "before" -> Optional.of(new Anchor(reach.named(person, other).id(), Anchor.Side.BEFORE));
            case "after" -> Optional.of(new Anchor(reach.named(person, other).id(), Anchor.Side.AFTER));
            default -> throw Refusal.badRequest("An issue moves up, down, before or after another one.");
        };
        anchor.ifPresent(place -> ranking.rank(person, List.of(issue), place));
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
