package org.espalier.server.tracker;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sites behind the connections, open until their connection or the credential changes, so that all of this server
 * keeps one pace per site, whoever asks there.
 */
@Component
class OpenSites {

    private final Connections connections;
    private final LinkedCredentials linked;
    private final Map<Asking, Opened> open = new ConcurrentHashMap<>();

    OpenSites(Connections connections, LinkedCredentials linked) {
        this.connections = connections;
        this.linked = linked;
    }

    /**
     * Makes sure that something can be asked in that name; opens nothing.
     *
     * @throws TrackerTrouble where it cannot (L18)
     */
    void require(Asking asking) {
        if (asking instanceof Asking.OfPerson person) {
            var _ = chosen(person);
        }
    }

    /** @throws TrackerTrouble where nothing can be asked in that name (L18) */
    TrackerSite of(Asking asking) {
        return opened(asking, connections.get(asking.connection()).version()).site();
    }

    /** @throws org.espalier.server.platform.Refusal where the connection has lost the aim */
    Opened of(Asking asking, Aim aim) {
        while (true) {
            var connection = connections.get(asking.connection());
            aim.mustHoldAt(connection);
            var opened = opened(asking, connection.version());
            if (opened.version() == connection.version()) {
                return opened;
            }
            // Somebody changed the connection just now, and the aim may be lost by that.
        }
    }

    private Opened opened(Asking asking, long version) {
        return switch (asking) {
            case Asking.OfServer(var id) -> own(id, version);
            case Asking.OfPerson person -> personal(person);
        };
    }

    /** As it is open at least since that version; whoever read an older one meanwhile opens none of it. */
    private Opened own(ConnectionId id, long version) {
        return open.compute(
                new Asking.OfServer(id),
                (_, known) -> known != null && known.sinceThat(version, Opened.OF_THE_CONNECTION)
                        ? known
                        : connections.open(id, Optional.ofNullable(known).map(Opened::site)));
    }

    /** Of the very version of which it was chosen: the connection's own may be another person's in the next one. */
    private Opened personal(Asking.OfPerson asking) {
        while (true) {
            var chosen = chosen(asking);
            var own = own(asking.connection(), chosen.version());
            if (own.version() == chosen.version()) {
                return chosen.linked()
                        .map(theirs -> open.compute(asking, (_, known) -> beside(own, theirs, known)))
                        .orElse(own);
            }
            // Somebody changed the connection just now.
        }
    }

    private Opened beside(Opened own, Linked theirs, @Nullable Opened known) {
        if (known != null && known.sinceThat(own.version(), theirs.version())) {
            return known;
        }
        return connections.open(theirs, own.site(), Optional.ofNullable(known).map(Opened::site));
    }

    /** What was open by a credential that is not used any more is closed. */
    private LinkedCredentials.Chosen chosen(Asking.OfPerson asking) {
        var used = false;
        try {
            var chosen = linked.chosen(asking);
            used = chosen.linked().isPresent();
            return chosen;
        } finally {
            if (!used) {
                close(open.remove(asking));
            }
        }
    }

    private static void close(@Nullable Opened opened) {
        if (opened != null) {
            opened.site().close();
        }
    }

    @PreDestroy
    void close() {
        open.values().forEach(OpenSites::close);
    }
}
