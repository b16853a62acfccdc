package org.espalier.server.tracker;

import java.util.List;
import java.util.Optional;
import org.espalier.core.sight.TrackerSight.Gap;
import org.springframework.stereotype.Component;

/** Those who speak to trackers, and what a site says to them at first. */
@Component
class Adapters {

    private final List<TrackerAdapter> all;
    private final Doors doors;

    Adapters(List<TrackerAdapter> all, Doors doors) {
        this.all = List.copyOf(all);
        this.doors = doors;
    }

    /** What a site said to a credential: the keys of the projects, and where it is good. */
    record Admitted(List<String> projects, Optional<String> cloudId) {}

    TrackerAdapter of(Connection.Kind kind) {
        return all.stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing speaks to " + kind + "; this indicates a bug."));
    }

    TrackerAdapter recognizing(Access access) {
        return all.stream()
                .filter(each -> each.recognizes(access))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A tracker is of no known kind; this indicates a bug."));
    }

    /**
     * Tries a credential at the site, and where it is refused there at the gateway: which of the two takes it depends
     * on the kind of token, which nobody need know (source: Atlassian, API tokens with scopes).
     */
    Admitted admitted(TrackerAdapter adapter, Access access, List<String> projects) {
        try {
            return new Admitted(adapter.probe(access, projects), Optional.empty());
        } catch (TrackerTrouble refused) {
            var cloudId =
                    refused.gap().kind() == Gap.Kind.DEAD_TOKEN ? adapter.cloudId(access) : Optional.<String>empty();
            if (cloudId.isEmpty()) {
                throw refused;
            }
            var gateway = doors.gateway(access.address().base(), cloudId.get(), access.proof(), access.writing());
            try {
                return new Admitted(adapter.probe(gateway, projects), cloudId);
            } catch (TrackerTrouble again) {
                refused.addSuppressed(again);
                throw refused;
            }
        }
    }
}
