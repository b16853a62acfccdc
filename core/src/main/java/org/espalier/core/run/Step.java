package org.espalier.core.run;

import java.time.Duration;
import org.espalier.core.sight.TrackerSight.Gap;

/** What one step of a run came to. */
public sealed interface Step {
    /** Something was done, and there is more. */
    record Went() implements Step {}

    /** The run goes on after a wait, or sooner if somebody says so. */
    record Waits(Duration pause, String sentence) implements Step {
        /** Where the tracker does not say how long. */
        static final Duration USUAL = Duration.ofSeconds(10);

        /** As long as the tracker asks for. */
        public static Waits of(Gap gap) {
            return new Waits(gap.pause().orElse(USUAL), gap.sentence());
        }
    }

    /** There is nothing left to do. */
    record Done() implements Step {}
}
