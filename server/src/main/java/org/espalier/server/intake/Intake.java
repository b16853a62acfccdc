package org.espalier.server.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeSet;
import org.espalier.core.structure.IssueId;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.IssueRefresh;
import org.espalier.server.tracker.IssuesNoticed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps what is noticed until it was looked at. */
@Component
class Intake {

    /** As many as a hundred at once take five requests to Cloud; more would keep people's questions waiting. */
    static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

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
     * Looks at all issues of a connection that were noticed and are due. One that cannot be read is put off, so that it
     * holds up no other.
     *
     * @throws org.espalier.server.tracker.TrackerTrouble when the site does not answer; what is left is kept
     */
    void refresh(ConnectionId connection) {
        for (var some = oldest(connection); !some.isEmpty(); some = oldest(connection)) {
            var unread = refresh.refresh(connection, new TreeSet<>(some.keySet()));
            unread.forEach((issue, why) ->
                    LOG.info("Issue {} of connection {} was not refreshed: {}", issue, connection.value(), why));
            notices.putOff(connection, unread.keySet(), clock.instant());
            some.keySet().removeAll(unread.keySet());
            notices.remove(connection, some);
        }
    }

    private SortedMap<IssueId, Instant> oldest(ConnectionId connection) {
        return notices.oldest(connection, clock.instant(), AT_ONCE);
    }
}
