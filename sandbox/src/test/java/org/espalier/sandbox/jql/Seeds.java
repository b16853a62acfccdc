package org.espalier.sandbox.jql;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;

/** Runs a law for many seeds; a failure names its seed, and {@code -Dseed=…} runs that one alone. */
final class Seeds {

    private Seeds() {}

    static void forAll(int count, Consumer<Random> law) {
        var only = Long.getLong("seed");
        var seeds = only == null ? LongStream.range(0, count) : LongStream.of(only);
        seeds.forEach(seed -> {
            try {
                law.accept(new Random(seed));
            } catch (AssertionError | RuntimeException failure) {
                Assertions.fail("The law does not hold for -Dseed=" + seed + ": " + failure.getMessage(), failure);
            }
        });
    }
}
