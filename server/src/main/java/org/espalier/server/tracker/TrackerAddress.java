package org.espalier.server.tracker;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a site is: its base URL and the addresses its host stands for. They are looked up when they are needed, checked
 * and kept for a while, so that what was checked is what is connected to, whatever the name stands for a moment later.
 */
public final class TrackerAddress {

    /** Sites move to other addresses now and then; each new look-up is checked as the first was. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final URI base;
    private final Rule rule;
    private final Names names;
    private final InstantSource clock;

    private @Nullable Known known;

    TrackerAddress(URI base, Rule rule, Names names, InstantSource clock) {
        this.base = base;
        this.rule = rule;
        this.names = names;
        this.clock = clock;
    }

    public URI base() {
        return base;
    }

    /** Host and port, for people. */
    public String host() {
        return base.getAuthority();
    }

    /**
     * The addresses to connect to.
     *
     * @throws UnknownHostException also when one of them is private and not allowed
     */
    public synchronized List<InetAddress> addresses() throws UnknownHostException {
        var now = clock.instant();
        var before = known;
        if (before != null && now.isBefore(before.until())) {
            return before.addresses();
        }
        var found = List.of(names.lookUp(TrackerHosts.bare(base.getHost())));
        for (var each : found) {
            if (!rule.allows(each)) {
                throw new PrivateHost(base.getHost());
            }
        }
        known = new Known(found, now.plus(KEPT));
        return found;
    }

    /** Which addresses may be connected to. */
    interface Rule {
        boolean allows(InetAddress address);
    }

    /** What the names of hosts stand for at the moment. */
    interface Names {

        /** Those of this machine. */
        Names HERE = InetAddress::getAllByName;

        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    private record Known(List<InetAddress> addresses, Instant until) {}

    /** The name stands for an address that is not public. */
    public static final class PrivateHost extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        private PrivateHost(String host) {
            super("The host " + host + " has a private address, to which connections are not allowed; whoever runs this"
                    + " server can name it in ESPALIER_TRACKER_HOSTS. Nothing was changed.");
        }
    }
}
