package org.espalier.server.platform;

import java.time.Duration;

/** A wait of the calling thread. The only one there is, so that tests hand in a wait that takes no time. */
public interface Pause {

    /** Comes back when the time is over. */
    void last(Duration length) throws InterruptedException;
}
