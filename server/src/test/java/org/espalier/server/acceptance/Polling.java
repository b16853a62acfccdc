package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again and again until there is an answer, or until it was in vain for too long. */
public final class Polling {

    private static final Duration BREATH = Duration.ofMillis(50);

    private Polling() {}

    public static <T> T until(String awaited, Duration longest, Supplier<Optional<T>> question) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < longest.toNanos()) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
        return fail("Waited %s for %s, in vain.", longest, awaited);
    }
}
