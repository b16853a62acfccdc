package org.espalier.server.intake;

import java.time.InstantSource;
import java.util.TreeSet;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.IssueRefresh;
import org.espalier.server.tracker.IssuesNoticed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what is noticed until it was looked at. */
@Component
class Intake {

    /** As many as a hundred at once take five requests to Cloud; more would keep people's questions waiting. */
    static final int AT_ONCE = 500;

    private final NoticeTable notices;
    private final IntakeQueue queue;
    private final IssueRefresh refresh;
    private final InstantSource clock;

    Intake(NoticeTable notices, IntakeQueue queue, IssueRefresh refresh, InstantSource clock) {
        this.notices = notices;
        this.queue = queue;
        this.refresh = refresh;
        this.clock = clock;
    }

    /** Heard inside the transaction of whoever tells it, so that both or neither are kept. */
    @EventListener
    void hear(IssuesNoticed noticed) {
        if (!noticed.issues().isEmpty()) {
            notices.add(noticed.connection(), noticed.issues(), clock.instant());
            queue.refresh(noticed.connection());
        }
    }

    /**
     * Looks at all issues of a connection that were noticed.
     *
     * @throws org.espalier.server.tracker.TrackerTrouble when the site does not answer; what is left is kept
     */
    void refresh(ConnectionId connection) {
        for (var some = notices.oldest(connection, AT_ONCE);
                !some.isEmpty();
                some = notices.oldest(connection, AT_ONCE)) {
            refresh.refresh(connection, new TreeSet<>(some.keySet()));
            notices.remove(connection, some);
        }
    }
}
