package org.espalier.core.run;

import java.time.Duration;

/** What one step of a run came to. */
public sealed interface Step {
    /** Something was done, and there is more. */
    record Went() implements Step {}

    /** The run goes on after a wait, or sooner if somebody says so. */
    record Waits(Duration pause, String sentence) implements Step {}

    /** There is nothing left to do. */
    record Done() implements Step {}
}
