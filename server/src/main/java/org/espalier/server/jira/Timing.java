package org.espalier.server.jira;

import java.time.InstantSource;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.espalier.server.platform.Pause;
import org.espalier.server.tracker.Access;

/** Everything about one open site that has to do with time: its pace, the clock, waiting, and how waits are spread. */
record Timing(Pace pace, InstantSource clock, Pause pause, RandomGenerator random) {

    static Timing of(Access access, InstantSource clock, Pause pause) {
        return new Timing(
                new Pace(access.address().host(), access.perSecond(), clock, pause), clock, pause, new Random());
    }
}
