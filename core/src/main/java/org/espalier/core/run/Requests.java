package org.espalier.core.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.core.change.Change;
import org.espalier.core.change.Effect;
import org.espalier.core.change.Effect.Outcome;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.Need.Wanted;
import org.espalier.core.sight.TrackerSight;
import org.jspecify.annotations.Nullable;

/** The writing requests of a run, one under way at a time; a lost answer is settled by looking (L10). */
final class Requests {
    /** How often a request whose answer was lost is sent before it counts as failed. */
    static final int TRIES = 4;

    /**
     * From the first lost answer until the look, and four times as long each further time: a look straight after an
     * error may come before what it looks for, and a tracker in trouble is not helped by one more request.
     */
    static final Duration LOST_WAIT = Duration.ofMillis(500);

    private final Tracker tracker;
    private final Effects effects;

    /** Changes whose request may have left and whose effect is not known. */
    private final Deque<PlannedChange> open = new ArrayDeque<>();

    /** Changes whose intents are durable, each with those that its request carries out, too. */
    private final Deque<List<PlannedChange>> intended = new ArrayDeque<>();

    /** Answers to changes that were surely not carried out, by the numbers of the changes. */
    private final Map<Integer, Answer> declined = new HashMap<>();

    private final Map<Integer, Integer> tries = new HashMap<>();
    private final Set<Integer> lost = new HashSet<>();

    private TrackerSight now = TrackerSight.NOTHING;

    /** How much of the issues was looked at; another look replaces what was seen of one, so it shows no less. */
    private Wanted wanted = Wanted.PLACES;

    /** Whether what was seen of the next request's issues may be no longer true. */
    private boolean stale;

    private boolean stopped;

    Requests(Tracker tracker, Effects effects) {
        this.tracker = tracker;
        this.effects = effects;
    }

    /** What the tracker is known to show of the issues that are written to. */
    TrackerSight now() {
        return now;
    }

    void saw(Need.Direct asked, TrackerSight seen) {
        wanted = asked.wanted();
        now = seen;
        stale = false;
    }

    /** Takes the changes of one request, whose intents are durable; it leaves with the next step. */
    void intend(List<PlannedChange> together) {
        intended.add(together);
    }

    /** Takes a change whose request may have left and whose effect is not known. */
    void settle(PlannedChange planned) {
        lost.add(planned.number());
        open.add(planned);
    }

    boolean underWay() {
        return !intended.isEmpty() || !open.isEmpty();
    }

    /** Sends, looks again, or settles: whatever is next for the request under way. */
    Step step() {
        if (intended.isEmpty()) {
            return lookWhether(TrackerLook.fitting(open, Applying.BATCH));
        }
        return stale ? lookAgain(intended.element()) : send(intended.element());
    }

    /** Sends nothing from now on, and waits for nothing: an open request that cannot be looked at stays unknown. */
    void stop() {
        stopped = true;
        intended.forEach(together -> together.forEach(this::leaveUnsent));
        intended.clear();
    }

    /** L10: what was declined after its answer had once been lost may still be there. */
    private void leaveUnsent(PlannedChange planned) {
        if (declined.remove(planned.number()) != null && lost.contains(planned.number())) {
            open.add(planned);
        } else {
            effects.became(planned, Endings.leftAlone());
        }
    }

    /** Does not even look any more. */
    void leave() {
        stop();
        open.forEach(planned -> effects.became(planned, Endings.unsettled()));
        open.clear();
    }

    static Step waits(TrackerSight seen) {
        return Step.Waits.of(seen.gaps().getFirst());
    }

    private Step send(List<PlannedChange> together) {
        var changes = together.stream()
                .map(planned -> (Change.OfTracker) planned.change())
                .toList();
        var answers = tracker.attempt(changes, now);
        Step step = new Step.Went();
        for (int at = 0; at < together.size(); at++) {
            step = took(together.get(at), answers.get(at)).orElse(step);
        }
        var left = together.stream()
                .filter(planned -> declined.containsKey(planned.number()))
                .toList();
        intended.remove();
        intendFirst(left);
        stale = !left.isEmpty() || Together.movesOthers(together.getFirst());
        return step;
    }

    /** Takes an answer, and the wait that it asks for. */
    private Optional<Step> took(PlannedChange planned, Answer answer) {
        var number = planned.number();
        switch (answer) {
            case Answer.Done _ -> effects.came(planned, Effect.APPLIED);
            case Answer.Refused(var sentence) -> {
                // L10: what may refuse this one is that the lost one before it did the work.
                if (lost.contains(number)) {
                    declined.put(number, answer);
                } else {
                    effects.became(planned, new Effect(Outcome.REFUSED, sentence));
                }
            }
            case Answer.Lost(var pause, var sentence) -> {
                var tried = tries.merge(number, 1, Integer::sum);
                lost.add(number);
                open.add(planned);
                return Optional.of(new Step.Waits(pause.orElseGet(() -> afterLoss(tried)), sentence));
            }
            case Answer.NotThere _ -> declined.put(number, answer);
            case Answer.Later(var pause, var sentence) -> {
                declined.put(number, answer);
                return Optional.of(new Step.Waits(pause, sentence));
            }
            case Answer.Busy(var pause, var sentence) -> {
                tries.merge(number, 1, Integer::sum);
                declined.put(number, answer);
                return Optional.of(new Step.Waits(pause, sentence));
            }
        }
        return Optional.empty();
    }

    private static Duration afterLoss(int tried) {
        return LOST_WAIT.multipliedBy(1L << (2 * (tried - 1)));
    }

    private void intendFirst(List<PlannedChange> changes) {
        Together.parts(changes).reversed().forEach(intended::addFirst);
    }

    private Need.Direct need(List<PlannedChange> changes) {
        var own = TrackerLook.need(changes);
        return new Need.Direct(own.ids(), own.wanted().and(wanted));
    }

    /** L9: what was looked at before the tracker declined is not what is there now. */
    private Step lookAgain(List<PlannedChange> together) {
        var seen = tracker.look(need(together));
        if (!seen.complete()) {
            return waits(seen);
        }
        now = now.and(seen);
        intended.remove();
        intendFirst(together.stream().filter(this::stillToSend).toList());
        stale = nextWasDeclined();
        return new Step.Went();
    }

    /** What was declined together may be left in several requests, of which each is looked at again. */
    private boolean nextWasDeclined() {
        return !intended.isEmpty()
                && intended.element().stream().anyMatch(planned -> declined.containsKey(planned.number()));
    }

    private boolean stillToSend(PlannedChange planned) {
        var because = declined.remove(planned.number());
        var lostBefore = lost.contains(planned.number());
        switch (TrackerLook.standing(planned.change(), now)) {
            case BEFORE -> {
                var end = end(planned, because);
                end.ifPresent(effect -> effects.became(planned, effect));
                return end.isEmpty();
            }
            case AS_WANTED -> effects.came(planned, lostBefore ? Effect.APPLIED : Effect.ALREADY_SO);
            case OTHERWISE ->
                effects.became(
                        planned,
                        lostBefore ? Endings.driftedAfterSending(planned.change()) : Endings.drifted(planned.change()));
            case UNSEEN ->
                effects.became(
                        planned,
                        lostBefore
                                ? Endings.unseenAfterSending(planned.change(), now)
                                : Endings.unseen(planned.change(), now));
        }
        return false;
    }

    /** What becomes of a declined change that is still to be made; empty where it is sent again. */
    private Optional<Effect> end(PlannedChange planned, @Nullable Answer because) {
        if (because == null) {
            return Optional.empty();
        }
        return switch (because) {
            case Answer.NotThere(var sentence) -> Optional.of(new Effect(Outcome.REFUSED, sentence));
            case Answer.Refused(var sentence) -> Optional.of(new Effect(Outcome.REFUSED, sentence));
            case Answer.Busy(var _, var sentence)
            when tries.getOrDefault(planned.number(), 0) >= TRIES -> Optional.of(Endings.neverDone(TRIES, sentence));
            case Answer.Busy _, Answer.Later _, Answer.Done _, Answer.Lost _ -> Optional.empty();
        };
    }

    /** Looks whether requests whose answers are not known were carried out (L10). */
    private Step lookWhether(List<PlannedChange> unknown) {
        var seen = tracker.look(need(unknown));
        if (!seen.complete()) {
            return stopped ? leftUnknown() : waits(seen);
        }
        now = now.and(seen);
        var again = new ArrayList<PlannedChange>();
        for (var planned : unknown) {
            open.remove();
            switch (TrackerLook.standing(planned.change(), seen)) {
                case AS_WANTED -> effects.came(planned, Effect.APPLIED);
                case OTHERWISE -> effects.became(planned, Endings.driftedAfterSending(planned.change()));
                case UNSEEN -> effects.became(planned, Endings.unseenAfterSending(planned.change(), seen));
                case BEFORE ->
                    endedWithout(planned)
                            .ifPresentOrElse(effect -> effects.became(planned, effect), () -> again.add(planned));
            }
        }
        intendFirst(again);
        stale = false;
        return new Step.Went();
    }

    private Step leftUnknown() {
        leave();
        return new Step.Went();
    }

    /** What becomes of a change that was not carried out; empty where it is sent again. */
    private Optional<Effect> endedWithout(PlannedChange planned) {
        if (stopped) {
            return Optional.of(Endings.leftAlone());
        }
        return tries.getOrDefault(planned.number(), 0) < TRIES
                ? Optional.empty()
                : Optional.of(Endings.neverConfirmed(TRIES));
    }
}
