package org.espalier.sandbox.issues;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.espalier.sandbox.issues.ChangeItem.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves issues in the one order of the site. */
@Component
public class Ranking {

    private static final Optional<String> FIELD = Optional.of(CustomFields.RANK);

    private final RankOrder order;
    private final IssueRows rows;
    private final History history;
    private final TransactionTemplate transaction;

    Ranking(RankOrder order, IssueRows rows, History history, TransactionTemplate transaction) {
        this.order = order;
        this.rows = rows;
        this.history = history;
        this.transaction = transaction;
    }

    /**
     * Puts the issues in the given order directly beside the anchor, of which the caller sees all; an issue ranked
     * against itself stays.
     *
     * <p>Each issue that moves gets an entry in its history that tells the direction and no place. Nobody is stamped,
     * unless {@link Stamping} is told otherwise: polling by {@code updated} never shows a new order.
     */
    public void rank(Caller caller, List<Issue> issues, Anchor anchor) {
        List<Long> moved = issues.stream()
                .map(Issue::id)
                .distinct()
                .filter(id -> id != anchor.issue())
                .toList();
        transaction.executeWithoutResult(running -> {
            rows.holdRanks();
            long[] held = LongStream.concat(moved.stream().mapToLong(Long::longValue), LongStream.of(anchor.issue()))
                    .toArray();
            if (rows.lock(held).size() < held.length) {
                throw Refusal.noSuchIssue();
            }
            if (moved.isEmpty() || order.beside(anchor, moved.size()).equals(moved)) {
                return;
            }
            List<String> ranks = order.room(anchor, moved).orElseGet(() -> {
                order.rebalance();
                return order.room(anchor, moved).orElseThrow();
            });
            move(caller, moved, ranks);
        });
    }

    private void move(Caller caller, List<Long> moved, List<String> ranks) {
        Map<Long, String> before = order.ranks(moved);
        order.set(moved, ranks);
        Instant now = rows.now();
        for (int place = 0; place < moved.size(); place++) {
            long issue = moved.get(place);
            int direction = ranks.get(place).compareTo(Objects.requireNonNull(before.get(issue)));
            if (direction != 0) {
                rows.touch(Stamping.Cause.RANK, now, issue);
                history.add(issue, caller.author(), now, ranked(direction < 0 ? "Ranked higher" : "Ranked lower"));
            }
        }
    }

    private static ChangeItem ranked(String words) {
        return new ChangeItem("Rank", FIELD, Value.of("", ""), Value.of("", words));
    }

    /** Rewrites the ranks of all issues in another bucket; nobody's place changes. */
    public void rebalance() {
        transaction.executeWithoutResult(running -> {
            rows.holdRanks();
            order.rebalance();
        });
    }
}
