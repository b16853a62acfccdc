package org.espalier.server.tracker;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import org.espalier.core.structure.IssueId;
import org.espalier.server.platform.Transactions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells everybody that issues may have changed. */
@Component
public class Notices {

    /** The most issues that one event names. */
    private static final int MOST = 5_000;

    private final IssueCopy copy;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Notices(IssueCopy copy, Transactions transactions, ApplicationEventPublisher events, InstantSource clock) {
        this.copy = copy;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Told in the transaction of the caller if there is one. */
    public void notice(ConnectionId connection, Collection<IssueId> issues) {
        // In the order of the numbers, so that two who notice the same issues wait for each other and never cross.
        var all = issues.stream().distinct().sorted().toList();
        transactions.run(() -> {
            for (int from = 0; from < all.size(); from += MOST) {
                var some = all.subList(from, Math.min(all.size(), from + MOST));
                copy.noticed(connection, some, clock.instant());
                events.publishEvent(new IssuesNoticed(connection, Set.copyOf(some)));
            }
        });
    }
}
