package org.espalier.server.sync;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.espalier.core.sight.TrackerSight.Gap;

/**
 * A tracker whose looks can be broken off: a look at a large site, or one that Jira makes wait, may take minutes. What
 * was not seen by then is a gap (L2). A writing request is never broken off; it has a time limit of its own.
 */
final class StoppableTracker implements Tracker {
    private static final Gap BROKEN_OFF =
            new Gap(Gap.Kind.INCOMPLETE, "Reading from Jira was stopped. What is there was not seen whole.");

    private final Tracker tracker;
    private final BooleanSupplier enough;

    /** @param enough asked once a second during a look: whether it shall be broken off */
    StoppableTracker(Tracker tracker, BooleanSupplier enough) {
        this.tracker = tracker;
        this.enough = enough;
    }

    /** @throws ServerEnds when the calling thread is interrupted */
    @Override
    public TrackerSight look(Need need) {
        return unlessBrokenOff(() -> tracker.look(need)).orElseGet(() -> TrackerSight.blind(BROKEN_OFF));
    }

    /** @throws ServerEnds when the calling thread is interrupted */
    @Override
    public Slips slips(List<Change.OfTracker> written) {
        return unlessBrokenOff(() -> tracker.slips(written)).orElseGet(() -> Slips.blind(BROKEN_OFF));
    }

    /** @throws ServerEnds when the calling thread is interrupted */
    @Override
    public Obstacles obstacles(List<Change.OfTracker> wanted) {
        return unlessBrokenOff(() -> tracker.obstacles(wanted)).orElseGet(() -> Obstacles.blind(BROKEN_OFF));
    }

    private <T> Optional<T> unlessBrokenOff(Callable<T> reading) {
        var look = new FutureTask<>(reading);
        var looking = Thread.ofVirtual().name("look").start(look);
        try {
            while (true) {
                try {
                    return Optional.of(look.get(1, TimeUnit.SECONDS));
                } catch (TimeoutException _) {
                    if (enough.getAsBoolean()) {
                        return Optional.empty();
                    }
                }
            }
        } catch (ExecutionException failed) {
            throw unforeseen(failed);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new ServerEnds();
        } finally {
            looking.interrupt();
        }
    }

    private static RuntimeException unforeseen(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException own
                ? own
                : new IllegalStateException("A look failed in a way nobody foresaw; this indicates a bug.", failed);
    }

    @Override
    public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
        return tracker.attempt(together, now);
    }
}
