package org.espalier.core;

import java.lang.StackWalker.StackFrame;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Random scenarios that can be told again: each runs under a seed of its own, and a failing one names its seed and the
 * command that replays it alone.
 */
public final class Seeds {

    private static final String REPLAYED_SEED = "seed";

    private Seeds() {}

    /** Runs the scenario under the seeds from 1 to {@code count}, or under the one that {@code -Dseed=…} names. */
    public static void forAllSeeds(int count, LongConsumer scenario) {
        String test = caller();
        Long replayed = Long.getLong(REPLAYED_SEED);
        LongStream seeds = replayed == null ? LongStream.rangeClosed(1, count) : LongStream.of(replayed);
        seeds.forEach(seed -> run(scenario, seed, test));
    }

    /** Whether one scenario alone is told again. */
    public static boolean replayed() {
        return Long.getLong(REPLAYED_SEED) != null;
    }

    private static void run(LongConsumer scenario, long seed, String test) {
        try {
            scenario.accept(seed);
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError(
                    "Seed " + seed + " fails: " + failure.getMessage() + System.lineSeparator()
                            + "Replay: ./mvnw -pl core test -Dtest='" + test + "' -Dseed=" + seed,
                    failure);
        }
    }

    /** The test as Surefire's {@code -Dtest} wants it. */
    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().endsWith("Test"))
                        .findFirst()
                        .map(Seeds::named)
                        .orElse(""));
    }

    private static String named(StackFrame frame) {
        return frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "#" + frame.getMethodName();
    }
}
