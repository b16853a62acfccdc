package org.espalier.core.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;

/**
 * Applies a confirmed plan, one step at a time. It cannot decide, it can only do or decline (L8).
 *
 * <p>Between any two steps the process may die: a new instance over the same ledger goes on where this one stopped
 * (L11). What it holds in memory is only what can be looked up again.
 */
public final class Applying {
    /*
     * A batch of the tracker's changes goes: look at all of them, then for each one record the effect of the previous
     * and the intent of the next in one transaction and send it, then look at all of them again and conclude those
     * that both sides show now. Intents are per request, not per batch: an intent that was never sent could later be
     * taken for our own write where somebody else made the same change.
     */

    /** The most issues that one direct look asks for (source: Jira Cloud REST, bulk fetch). */
    static final int BATCH = 100;

    /** The most rows that one transaction changes, so that progress is seen and a stop is soon. */
    static final int ROWS = 5_000;

    /** A look older than this is taken again before a write (L9). */
    public static final Duration FRESH = Duration.ofSeconds(10);

    private final Plan plan;
    private final Sides sides;
    private final Ledger ledger;
    private final InstantSource clock;

    private final Deque<PlannedChange> rows = new ArrayDeque<>();
    private final Deque<PlannedChange> pending = new ArrayDeque<>();
    private final Deque<PlannedChange> batch = new ArrayDeque<>();
    private final ReadBack readBack;
    private final Effects effects;
    private final Requests requests;

    private Instant lookedAt = Instant.MIN;
    private boolean stopped;
    private boolean agreed;
    private int done;
    private int total;

    public Applying(Plan plan, Set<Kind> include, Sides sides, Ledger ledger, InstantSource clock) {
        this.plan = plan;
        this.sides = sides;
        this.ledger = ledger;
        this.clock = clock;
        this.readBack = new ReadBack(sides, ledger, clock);
        this.effects = new Effects(ledger, readBack);
        this.requests = new Requests(sides.tracker(), effects);
        var progress = ledger.progress();
        for (var planned : plan.including(include)) {
            place(planned, progress);
        }
    }

    private void place(PlannedChange planned, Progress progress) {
        var effect = progress.effects().get(planned.number());
        total++;
        done += effect == null ? 0 : 1;
        if (planned.change().kind().side() == Side.STRUCTURE) {
            if (effect == null) {
                rows.add(planned);
            }
        } else if (effect != null) {
            if (effect.outcome().cameTrue() && !progress.concluded().contains(planned.number())) {
                readBack.await(planned, effect.outcome());
            }
        } else if (progress.open().contains(planned.number())) {
            requests.settle(planned);
        } else {
            pending.add(planned);
        }
    }

    /** Does the next thing. */
    public Step step() {
        if (!rows.isEmpty()) {
            return applyRows();
        }
        if (requests.underWay()) {
            return requests.step();
        }
        if (!batch.isEmpty() || effects.unrecorded()) {
            return prepare();
        }
        if (readBack.size() >= BATCH || (pending.isEmpty() && readBack.size() > 0)) {
            return verify();
        }
        if (!pending.isEmpty()) {
            return look();
        }
        return agree();
    }

    /** How many of the included changes have an effect. */
    public int done() {
        return done + effects.known();
    }

    /** How many changes are included. */
    public int total() {
        return total;
    }

    /**
     * Leaves everything alone that was not begun, and waits for nothing any more: what was begun is settled by one
     * look, or is unknown where the tracker cannot be looked at.
     */
    public void stop() {
        stopped = true;
        rows.clear();
        pending.clear();
        batch.clear();
        requests.stop();
        readBack.writeNothing();
    }

    /** Ends without another look at the tracker: what is not settled by now is unknown (L10). */
    public void leave() {
        stop();
        requests.leave();
        readBack.leave();
    }

    private Step applyRows() {
        done += ledger.applyRows(take(rows, ROWS)).size();
        return new Step.Went();
    }

    /** What the last batch showed says nothing of this one, even if this look fails. */
    private Step look() {
        var fitting = TrackerLook.fitting(pending, BATCH);
        batch.addAll(fitting);
        take(pending, fitting.size());
        lookedAt = Instant.MIN;
        return lookAt(batch);
    }

    private Step lookAt(Collection<PlannedChange> changes) {
        var need = TrackerLook.need(changes);
        var seen = sides.tracker().look(need);
        if (!seen.complete()) {
            return Requests.waits(seen);
        }
        requests.saw(need, seen);
        lookedAt = clock.instant();
        return new Step.Went();
    }

    /** Records what is known and declares the next request, unless the look is too old to write by (L9). */
    private Step prepare() {
        if (!batch.isEmpty() && lookedAt.plus(FRESH).isBefore(clock.instant())) {
            return lookAt(batch);
        }
        var next = nextToSend();
        effects.record(next);
        if (!next.isEmpty()) {
            requests.intend(next);
            lookedAt = Together.movesOthers(next.getFirst()) ? Instant.MIN : lookedAt;
        }
        return new Step.Went();
    }

    /** The changes of the next request, or none. */
    private List<PlannedChange> nextToSend() {
        while (!batch.isEmpty()) {
            var planned = batch.remove();
            switch (TrackerLook.standing(planned.change(), requests.now())) {
                case BEFORE -> {
                    return Together.taken(planned, batch, requests.now());
                }
                case AS_WANTED -> effects.came(planned, Effect.ALREADY_SO);
                case UNSEEN -> effects.became(planned, Endings.unseen(planned.change(), requests.now()));
                case OTHERWISE -> effects.became(planned, Endings.drifted(planned.change()));
            }
        }
        return List.of();
    }

    /** What cannot be read back at the end of a stopped run is not agreed on. */
    private Step verify() {
        var wait = readBack.next(BATCH);
        if (wait.isPresent() && !stopped) {
            return wait.get();
        }
        if (wait.isPresent()) {
            readBack.leave();
        }
        return new Step.Went();
    }

    private Step agree() {
        if (!stopped && !agreed && !plan.agreed().isEmpty()) {
            ledger.agree(plan.agreed());
            agreed = true;
            return new Step.Went();
        }
        return new Step.Done();
    }

    private static List<PlannedChange> take(Deque<PlannedChange> from, int most) {
        var taken = new ArrayList<PlannedChange>();
        while (!from.isEmpty() && taken.size() < most) {
            taken.add(from.remove());
        }
        return taken;
    }
}
