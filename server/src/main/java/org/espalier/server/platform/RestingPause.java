package org.espalier.server.platform;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** A wait in real time. */
@Component
final class RestingPause implements Pause {

    @Override
    public void last(Duration length) throws InterruptedException {
        var lock = new ReentrantLock();
        var never = lock.newCondition();
        lock.lock();
        try {
            // A wait may end early for no reason; it tells what is left of it.
            long left = length.toNanos();
            while (left > 0) {
                left = never.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
