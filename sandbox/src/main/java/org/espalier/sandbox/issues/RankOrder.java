package org.espalier.sandbox.issues;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one order of all issues of the site, as the ranks tell it and, where two are equal, the ids.
 *
 * <p>Whoever asks for the order to change it holds it, see {@link IssueRows#holdRanks}.
 */
@Component
class RankOrder {

    private record Neighbour(long id, String rank) {}

    private final JdbcClient database;

    RankOrder(JdbcClient database) {
        this.database = database;
    }

    /** The issues directly before or after the anchor, in their order; hidden ones do not count. */
    List<Long> beside(Anchor anchor, int count) {
        List<Long> found = neighbours(anchor, rankOf(anchor.issue()), List.of(), count).stream()
                .map(Neighbour::id)
                .toList();
        return anchor.side() == Anchor.Side.BEFORE ? found.reversed() : found;
    }

    /** New ranks for the issues beside the anchor, in their order; absent where there is no room for them. */
    Optional<List<String>> room(Anchor anchor, List<Long> moved) {
        String here = rankOf(anchor.issue());
        Optional<String> there =
                neighbours(anchor, here, moved, 1).stream().map(Neighbour::rank).findFirst();
        return switch (anchor.side()) {
            case BEFORE -> Ranks.between(there, Optional.of(here), moved.size());
            case AFTER -> Ranks.between(Optional.of(here), there, moved.size());
        };
    }

    private String rankOf(long issue) {
        return database.sql("select rank from issue where id = :id")
                .param("id", issue)
                .query(String.class)
                .single();
    }

    /** Nearest first. */
    private List<Neighbour> neighbours(Anchor anchor, String rank, List<Long> without, int count) {
        boolean before = anchor.side() == Anchor.Side.BEFORE;
        String direction = before ? " desc" : "";
        return database.sql("select i.id, i.rank from issue i where (i.rank, i.id) " + (before ? "<" : ">")
                        + " (:rank, :anchor) and not i.hidden and i.id <> all(:without) order by i.rank" + direction
                        + ", i.id" + direction + " limit :count")
                .param("rank", rank)
                .param("anchor", anchor.issue())
                .param("without", Issues.array(without))
                .param("count", count)
                .query((row, number) -> new Neighbour(row.getLong(1), row.getString(2)))
                .list();
    }

    Map<Long, String> ranks(List<Long> issues) {
        Map<Long, String> ranks = new HashMap<>();
        database.sql("select id, rank from issue where id = any(:ids)")
                .param("ids", Issues.array(issues))
                .query(row -> {
                    ranks.put(row.getLong(1), row.getString(2));
                });
        return Map.copyOf(ranks);
    }

    void set(List<Long> issues, List<String> ranks) {
        database.sql("""
                        update issue i set rank = o.rank
                        from unnest(:ids::bigint[], :ranks::text[]) as o (id, rank) where i.id = o.id
                        """)
                .param("ids", issues.stream().mapToLong(Long::longValue).toArray())
                .param("ranks", ranks.toArray(String[]::new))
                .update();
    }

    /** Gives every issue a new rank at its old place; nobody is stamped, and no history tells of it. */
    void rebalance() {
        database.sql("select id from issue order by id for no key update").query(row -> {});
        List<Long> order = database.sql("select id from issue order by rank, id")
                .query(Long.class)
                .list();
        String last = database.sql("select coalesce(max(rank), '') from issue where rank ~ '^[0-2][|]'")
                .query(String.class)
                .single();
        set(order, Ranks.balanced(last, order.size()));
    }
}
