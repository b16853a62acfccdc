package org.espalier.core.run;

import java.time.Duration;
import java.util.Optional;

/** What came back for one writing request. */
public sealed interface Answer {
    /** The tracker says that it is done. */
    record Done() implements Answer {}

    /** The tracker refused for a reason that a person can mend; the sentence names it. */
    record Refused(String sentence) implements Answer {}

    /**
     * No answer, or one that does not say whether the write happened: unknown until somebody looks (L10).
     *
     * @param pause how long the tracker asks to be left alone first
     */
    record Lost(Optional<Duration> pause, String sentence) implements Answer {
        public Lost(String sentence) {
            this(Optional.empty(), sentence);
        }
    }

    /**
     * Surely not carried out, since what it is about is not there, or not for this account: the next look tells which.
     */
    record NotThere(String sentence) implements Answer {}

    /** Surely not carried out this once; tried again a few times, since nobody asked to wait and it may never end. */
    record Busy(Duration pause, String sentence) implements Answer {}

    /** Surely not sent or not carried out; to be tried again after a wait. */
    record Later(Duration pause, String sentence) implements Answer {}
}
