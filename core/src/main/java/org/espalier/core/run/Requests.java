package org.espalier.core.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.TrackerSight;
import org.jspecify.annotations.Nullable;

/** The writing requests of a run, one under way at a time; a lost answer is settled by looking (L10). */
final class Requests {
    /** How often a request whose answer was lost is sent before it counts as failed. */
    static final int TRIES = 4;

    private static final Duration UNREACHABLE_WAIT = Duration.ofSeconds(10);

    private final Tracker tracker;
    private final Effects effects;
    private final Deque<PlannedChange> open = new ArrayDeque<>();
    private final Map<Integer, Integer> tries = new HashMap<>();

    private TrackerSight now = TrackerSight.NOTHING;
    private @Nullable PlannedChange intended;
    private @Nullable Answer declined;
    private boolean stopped;

    Requests(Tracker tracker, Effects effects) {
        this.tracker = tracker;
        this.effects = effects;
    }

    /** What the tracker is known to show of the issues that are written to. */
    TrackerSight now() {
        return now;
    }

    void saw(TrackerSight seen) {
        now = seen;
    }

    /** Takes a change whose intent is durable; its request leaves with the next step. */
    void intend(PlannedChange planned) {
        intended = planned;
    }

    /** Takes a change whose request may have left and whose effect is not known. */
    void settle(PlannedChange planned) {
        open.add(planned);
    }

    boolean underWay() {
        return intended != null || !open.isEmpty();
    }

    /** Sends, looks again, or settles: whatever is next for the request under way. */
    Step step() {
        var planned = intended;
        if (planned == null) {
            return lookWhether(open.element());
        }
        return declined == null ? send(planned) : lookAgain(planned, declined);
    }

    /** Sends nothing from now on, and waits for nothing: an open request that cannot be looked at stays unknown. */
    void stop() {
        stopped = true;
        if (intended != null) {
            effects.became(intended, LinkLook.leftAlone());
            intended = null;
        }
    }

    /** Does not even look any more. */
    void leave() {
        stop();
        open.forEach(planned -> effects.became(planned, LinkLook.unsettled()));
        open.clear();
    }

    static Step waits(TrackerSight seen) {
        var gap = seen.gaps().getFirst();
        return new Step.Waits(gap.pause().orElse(UNREACHABLE_WAIT), gap.sentence());
    }

    private Step send(PlannedChange planned) {
        var answer = tracker.attempt(planned.change(), now);
        switch (answer) {
            case Answer.Later later -> {
                declined = later;
                return new Step.Waits(later.pause(), later.sentence());
            }
            case Answer.NotThere notThere -> {
                declined = notThere;
                return new Step.Went();
            }
            case Answer.Done _ -> effects.came(planned, Effect.APPLIED);
            case Answer.Refused(var sentence) -> effects.became(planned, new Effect(Outcome.REFUSED, sentence));
            case Answer.Lost _ -> {
                tries.merge(planned.number(), 1, Integer::sum);
                open.add(planned);
            }
        }
        intended = null;
        return new Step.Went();
    }

    /** L9: what was looked at before the tracker declined is not what is there now. */
    private Step lookAgain(PlannedChange planned, Answer because) {
        var seen = tracker.look(LinkLook.need(List.of(planned)));
        if (!seen.complete()) {
            return waits(seen);
        }
        declined = null;
        now = now.and(seen);
        var lostBefore = tries.containsKey(planned.number());
        switch (LinkLook.standing(planned.change(), seen)) {
            case BEFORE -> {
                if (!(because instanceof Answer.NotThere(var sentence))) {
                    return new Step.Went();
                }
                effects.became(planned, new Effect(Outcome.REFUSED, sentence));
            }
            case AS_WANTED -> effects.came(planned, lostBefore ? Effect.APPLIED : Effect.ALREADY_SO);
            case UNSEEN -> effects.became(planned, lostBefore ? LinkLook.unseenAfterSending() : LinkLook.unseen());
        }
        intended = null;
        return new Step.Went();
    }

    /** Looks whether a request whose answer is not known was carried out (L10). */
    private Step lookWhether(PlannedChange planned) {
        var seen = tracker.look(LinkLook.need(List.of(planned)));
        if (!seen.complete()) {
            return stopped ? leftUnknown() : waits(seen);
        }
        open.remove();
        now = now.and(seen);
        switch (LinkLook.standing(planned.change(), seen)) {
            case AS_WANTED -> effects.came(planned, Effect.APPLIED);
            case UNSEEN -> effects.became(planned, LinkLook.unseenAfterSending());
            case BEFORE -> again(planned);
        }
        return new Step.Went();
    }

    private Step leftUnknown() {
        leave();
        return new Step.Went();
    }

    private void again(PlannedChange planned) {
        if (stopped) {
            effects.became(planned, LinkLook.leftAlone());
        } else if (tries.getOrDefault(planned.number(), 0) < TRIES) {
            intended = planned;
        } else {
            effects.became(planned, LinkLook.neverConfirmed(TRIES));
        }
    }
}
