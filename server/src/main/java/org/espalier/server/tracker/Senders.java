package org.espalier.server.tracker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.core.change.Change;

/**
 * By which accounts of a site the changes of one run were sent, each as the site knows it. By that a history is read
 * later (L9), when the person in whose name the run goes on may have linked another account, or signed in as one.
 */
public interface Senders {

    /** Of a run that sends nothing. */
    Senders NOBODY = new Senders() {
        @Override
        public void send(List<Change.OfTracker> changes, String account) {
            throw new IllegalStateException("A run that only looks was about to write; this indicates a bug.");
        }

        @Override
        public Map<Change.OfTracker, Set<String>> of(Collection<Change.OfTracker> changes) {
            var senders = new LinkedHashMap<Change.OfTracker, Set<String>>();
            changes.forEach(change -> senders.put(change, Set.of()));
            return senders;
        }
    };

    /** Remembers durably, before their request leaves, that this account sends these. */
    void send(List<Change.OfTracker> changes, String account);

    /** Who sent each of these, in their order; nobody where that is not known. */
    Map<Change.OfTracker, Set<String>> of(Collection<Change.OfTracker> changes);
}
