package org.espalier.sandbox.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Time that passes before an answer, as on a slow network.
 *
 * <p>The only place of the sandbox that waits. Each request has a virtual thread of its own, so waiting holds nothing
 * but that request.
 */
final class Latency {

    private Latency() {}

    static void pass(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        long left = duration.toNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }
}
