package org.espalier.server.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's time, except that it never goes back, not over a restart either.
 *
 * <p>Which of two sights is the newer one, which job comes next and how long a wait still lasts are told by comparing
 * times (L3, L17). Where the machine's clock is set back, this one goes on at its own pace from where it was until the
 * machine's has caught up. Standing still instead was refused, since every wait would last as long as the clock was set
 * back; so was following, since a newer sight would count as an older one.
 */
public final class SteadyClock implements InstantSource {

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    /** Clocks that are kept right by the network are set back a little now and then; that is not worth a word. */
    private static final Duration UNREMARKABLE = Duration.ofSeconds(10);

    private final InstantSource machine;
    private final LongSupplier nanos;
    private Instant last;
    private long lastNanos;
    private Duration lead = Duration.ZERO;

    /** @param nanos a count of nanoseconds that nobody can set */
    SteadyClock(InstantSource machine, LongSupplier nanos) {
        this.machine = machine;
        this.nanos = nanos;
        this.last = machine.instant();
        this.lastNanos = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        long count = nanos.getAsLong();
        Instant own = last.plusNanos(count - lastNanos);
        Instant shown = machine.instant();
        boolean follows = lead.isPositive() ? shown.isAfter(own) : !shown.isBefore(last);
        last = follows ? shown : own;
        lastNanos = count;
        note(Duration.between(shown, last));
        return last;
    }

    /** Goes on from a time that was told before this process began, if that is later than now. */
    public synchronized void goOnFrom(Instant told) {
        if (told.isAfter(instant())) {
            last = told;
            note(Duration.between(machine.instant(), told));
        }
    }

    /** How far this clock is ahead of the machine's. */
    private void note(Duration now) {
        if (now.compareTo(UNREMARKABLE) > 0 && lead.compareTo(UNREMARKABLE) <= 0) {
            LOG.warn(
                    "The clock of this machine was set back by {} seconds. Nothing is lost; Espalier goes on with the time"
                            + " it had until the machine's clock has caught up.",
                    now.toSeconds());
        }
        lead = now;
    }
}
