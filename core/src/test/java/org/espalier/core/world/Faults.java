package org.espalier.core.world;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.espalier.core.sight.TrackerSight.Gap;

/** What goes wrong between a run and the tracker, asked once per request. */
public interface Faults {
    /** Nothing goes wrong. */
    Faults NONE = new Faults() {
        @Override
        public OfAttempt ofAttempt() {
            return OfAttempt.NONE;
        }

        @Override
        public Optional<Gap> ofLook() {
            return Optional.empty();
        }
    };

    OfAttempt ofAttempt();

    Optional<Gap> ofLook();

    /** What goes wrong with one writing request. */
    enum OfAttempt {
        NONE,
        /** The answer is lost, and so was the request. */
        LOST_BEFORE,
        /** The answer is lost, the request was carried out. */
        LOST_AFTER,
        LATER,
        /** The first half of what it carries out is done, the rest is not. */
        PARTLY,
        /** Of what it carries out the first is done, the second is not, the third is, and so on. */
        EVERY_OTHER,
        REFUSED,
        /** What it is about is not there, says the tracker. */
        NOT_THERE
    }

    /** These for the next attempts, one each, then none. */
    static Faults ofAttempts(OfAttempt... faults) {
        var left = new ArrayDeque<>(Arrays.asList(faults));
        return new Faults() {
            @Override
            public OfAttempt ofAttempt() {
                return left.isEmpty() ? OfAttempt.NONE : left.remove();
            }

            @Override
            public Optional<Gap> ofLook() {
                return Optional.empty();
            }
        };
    }

    /** Every look fails as often as said, then none. */
    static Faults ofLooks(int times) {
        return ofLooks(times, unreachable());
    }

    /** Every look fails in this way as often as said, then none. */
    static Faults ofLooks(int times, Gap gap) {
        var left = new int[] {times};
        return new Faults() {
            @Override
            public OfAttempt ofAttempt() {
                return OfAttempt.NONE;
            }

            @Override
            public Optional<Gap> ofLook() {
                return left[0]-- > 0 ? Optional.of(gap) : Optional.empty();
            }
        };
    }

    /** One request in three meets a fault that passes; never so often in a row that a run gives up. */
    static Faults passing(Random random) {
        return new Faults() {
            private final List<OfAttempt> kinds = List.of(OfAttempt.LOST_BEFORE, OfAttempt.LOST_AFTER, OfAttempt.LATER);
            private int lost;

            @Override
            public OfAttempt ofAttempt() {
                var fault = random.nextInt(3) > 0 || lost == 2 ? OfAttempt.NONE : kinds.get(random.nextInt(3));
                lost = switch (fault) {
                    case LOST_BEFORE -> lost + 1;
                    case LATER, PARTLY, EVERY_OTHER, REFUSED, NOT_THERE -> lost;
                    case NONE, LOST_AFTER -> 0;
                };
                return fault;
            }

            @Override
            public Optional<Gap> ofLook() {
                return random.nextInt(4) == 0 ? Optional.of(unreachable()) : Optional.empty();
            }
        };
    }

    private static Gap unreachable() {
        return new Gap(Gap.Kind.UNREACHABLE, "The tracker cannot be reached.");
    }
}
