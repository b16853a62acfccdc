package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.espalier.core.change.Change;
import org.espalier.core.run.Answer;
import org.espalier.core.run.Obstacles;
import org.espalier.core.run.Slips;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.TrackerSight;
import org.junit.jupiter.api.Test;

/** A stop is heard while the tracker is read, and what was not read is a gap (L2). */
class StoppableTrackerTest {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Tracker stopped = new StoppableTracker(new Silent(), () -> true);

    @Test
    void aLookInHistoriesIsBrokenOff() throws InterruptedException {
        assertThat(stopped.slips(List.of()).blind())
                .hasValueSatisfying(gap -> assertThat(gap.sentence()).contains("was stopped"));
        ended.await();
    }

    /** A tracker whose histories never come. */
    private final class Silent implements Tracker {
        @Override
        public TrackerSight look(Need need) {
            return TrackerSight.NOTHING;
        }

        @Override
        public List<Answer> attempt(List<Change.OfTracker> together, TrackerSight now) {
            return List.of();
        }

        @Override
        public Slips slips(List<Change.OfTracker> written) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                ended.countDown();
            }
            return Slips.NONE;
        }

        @Override
        public Obstacles obstacles(List<Change.OfTracker> wanted) {
            return Obstacles.NONE;
        }
    }
}
