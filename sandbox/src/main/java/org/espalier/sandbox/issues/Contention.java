package org.espalier.sandbox.issues;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Lets the next edits and transitions meet another write, as two clients at the same moment do. */
@Component
public class Contention {

    private final AtomicInteger left = new AtomicInteger();

    /** Lets so many of the next edits and transitions be refused; nothing of them is done. */
    public void refuseNext(int count) {
        left.set(count);
    }

    /** How many of the next are still to be refused. */
    public int left() {
        return left.get();
    }

    /** Refuses if it is time to. */
    void meet() {
        if (left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            throw Refusal.conflict();
        }
    }
}
