package org.espalier.core.laws;

import static org.espalier.core.Seeds.forAllSeeds;

import java.util.Locale;
import java.util.function.LongConsumer;
import org.espalier.core.Seeds;

/** Proves a law on many scenarios and says on how many; {@code -Dtimes=10} makes them ten times as many. */
final class Laws {
    private Laws() {}

    /** What is to be true of each scenario. */
    interface Proof {
        void of(Scenario scenario);
    }

    static void hold(String law, int scenarios, Proof proof) {
        holdForSeeds(law, scenarios, seed -> {
            var scenario = Scenario.of(seed);
            try {
                proof.of(scenario);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(failure + System.lineSeparator() + scenario.story(), failure);
            }
        });
    }

    static void holdForSeeds(String law, int scenarios, LongConsumer proof) {
        var all = scenarios * Integer.getInteger("times", 1);
        forAllSeeds(all, proof);
        if (!Seeds.replayed()) {
            System.out.println(String.format(Locale.ROOT, "%s: %,d scenarios", law, all));
        }
    }
}
