package org.espalier.core.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.change.Kind;
import org.espalier.core.fact.Side;
import org.espalier.core.plan.Plan;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.TrackerSight;
import org.jspecify.annotations.Nullable;

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

    /** A look older than this is taken again before a write. */
    static final Duration FRESH = Duration.ofSeconds(10);

    /** How often a request whose answer was lost is sent before it counts as failed. */
    static final int TRIES = 4;

    private static final Duration UNREACHABLE_WAIT = Duration.ofSeconds(10);

    private final Plan plan;
    private final Sides sides;
    private final Ledger ledger;
    private final InstantSource clock;

    private final Deque<PlannedChange> rows = new ArrayDeque<>();
    private final Deque<PlannedChange> pending = new ArrayDeque<>();
    private final Deque<PlannedChange> open = new ArrayDeque<>();
    private final ReadBack readBack;
    private final Map<Integer, Integer> tries = new HashMap<>();

    private final Deque<PlannedChange> batch = new ArrayDeque<>();
    private final List<Ledger.Recorded> unrecorded = new ArrayList<>();
    private TrackerSight now = TrackerSight.NOTHING;
    private Instant lookedAt = Instant.MIN;
    private @Nullable PlannedChange intended;
    private boolean waited;
    private boolean agreed;
    private int done;
    private int total;

    public Applying(Plan plan, Set<Kind> include, Sides sides, Ledger ledger, InstantSource clock) {
        this.plan = plan;
        this.sides = sides;
        this.ledger = ledger;
        this.clock = clock;
        this.readBack = new ReadBack(sides, ledger, clock);
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
                readBack.await(planned);
            }
        } else if (progress.open().contains(planned.number())) {
            open.add(planned);
        } else {
            pending.add(planned);
        }
    }

    /** Does the next thing. */
    public Step step() {
        if (!rows.isEmpty()) {
            return applyRows();
        }
        if (intended != null) {
            return waited ? lookAgain(intended) : send(intended);
        }
        if (!open.isEmpty()) {
            return settle();
        }
        if (!batch.isEmpty() || !unrecorded.isEmpty()) {
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
        return done;
    }

    /** How many changes are included. */
    public int total() {
        return total;
    }

    /**
     * Leaves everything alone that was not begun; what was begun is still settled. A request that the tracker did not
     * take yet was not begun, or a tracker that asks to wait would keep the run from ending.
     */
    public void stop() {
        rows.clear();
        pending.clear();
        batch.clear();
        if (intended != null && waited) {
            became(intended, LinkLook.leftAlone());
            intended = null;
        }
    }

    private Step applyRows() {
        done += ledger.applyRows(take(rows, ROWS)).size();
        return new Step.Went();
    }

    /** What the last batch showed says nothing of this one, even if this look fails. */
    private Step look() {
        var fitting = LinkLook.fitting(pending, BATCH);
        batch.addAll(fitting);
        take(pending, fitting.size());
        lookedAt = Instant.MIN;
        return lookAt(batch);
    }

    private Step lookAt(Iterable<PlannedChange> changes) {
        var seen = sides.tracker().look(LinkLook.need(changes));
        if (!seen.complete()) {
            return waits(seen);
        }
        now = seen;
        lookedAt = clock.instant();
        return new Step.Went();
    }

    /** Records what is known and declares the next request, unless the look is too old to write by (L9). */
    private Step prepare() {
        if (!batch.isEmpty() && lookedAt.plus(FRESH).isBefore(clock.instant())) {
            return lookAt(batch);
        }
        var next = nextToSend();
        ledger.record(List.copyOf(unrecorded), next);
        unrecorded.clear();
        intended = next.orElse(null);
        return new Step.Went();
    }

    private Optional<PlannedChange> nextToSend() {
        while (!batch.isEmpty()) {
            var planned = batch.remove();
            switch (LinkLook.standing(planned.change(), now)) {
                case BEFORE -> {
                    return Optional.of(planned);
                }
                case AS_WANTED -> came(planned, Effect.ALREADY_SO);
                case UNSEEN -> became(planned, LinkLook.unseen());
            }
        }
        return Optional.empty();
    }

    private Step send(PlannedChange planned) {
        var answer = sides.tracker().attempt(planned.change(), now);
        switch (answer) {
            case Answer.Later later -> {
                waited = true;
                return new Step.Waits(later.pause(), later.sentence());
            }
            case Answer.Done _ -> came(planned, Effect.APPLIED);
            case Answer.Refused refused -> became(planned, new Effect(Outcome.REFUSED, refused.sentence()));
            case Answer.Lost _ -> {
                tries.put(planned.number(), tries.getOrDefault(planned.number(), 0) + 1);
                open.add(planned);
            }
        }
        intended = null;
        return new Step.Went();
    }

    /** L9: what was looked at before a wait is not what is there now. */
    private Step lookAgain(PlannedChange planned) {
        var seen = sides.tracker().look(LinkLook.need(List.of(planned)));
        if (!seen.complete()) {
            return waits(seen);
        }
        waited = false;
        now = now.and(seen);
        var lostBefore = tries.containsKey(planned.number());
        switch (LinkLook.standing(planned.change(), seen)) {
            case BEFORE -> {
                return new Step.Went();
            }
            case AS_WANTED -> came(planned, lostBefore ? Effect.APPLIED : Effect.ALREADY_SO);
            case UNSEEN -> became(planned, lostBefore ? LinkLook.unseenAfterSending() : LinkLook.unseen());
        }
        intended = null;
        return new Step.Went();
    }

    private void came(PlannedChange planned, Effect effect) {
        became(planned, effect);
        readBack.await(planned);
    }

    private void became(PlannedChange planned, Effect effect) {
        unrecorded.add(new Ledger.Recorded(planned, effect));
        done++;
    }

    /** Looks whether a request whose answer is not known was carried out (L10). */
    private Step settle() {
        var planned = open.element();
        var seen = sides.tracker().look(LinkLook.need(List.of(planned)));
        if (!seen.complete()) {
            return waits(seen);
        }
        open.remove();
        now = now.and(seen);
        switch (LinkLook.standing(planned.change(), seen)) {
            case AS_WANTED -> came(planned, Effect.APPLIED);
            case UNSEEN -> became(planned, LinkLook.unseenAfterSending());
            case BEFORE -> again(planned);
        }
        return new Step.Went();
    }

    private void again(PlannedChange planned) {
        if (tries.getOrDefault(planned.number(), 0) < TRIES) {
            intended = planned;
            return;
        }
        became(
                planned,
                new Effect(
                        Outcome.FAILED,
                        "Jira did not answer " + TRIES + " times, and the change is not there. Nothing was written; try"
                                + " again later."));
    }

    private Step verify() {
        return readBack.next(BATCH).map(Applying::waits).orElseGet(Step.Went::new);
    }

    private Step agree() {
        if (!agreed && !plan.agreed().isEmpty()) {
            ledger.agree(plan.agreed());
            agreed = true;
            return new Step.Went();
        }
        return new Step.Done();
    }

    private static Step waits(TrackerSight seen) {
        return new Step.Waits(UNREACHABLE_WAIT, seen.gaps().getFirst().sentence());
    }

    private static List<PlannedChange> take(Deque<PlannedChange> from, int most) {
        var taken = new ArrayList<PlannedChange>();
        while (!from.isEmpty() && taken.size() < most) {
            taken.add(from.remove());
        }
        return taken;
    }
}
