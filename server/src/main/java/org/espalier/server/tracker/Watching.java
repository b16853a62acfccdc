package org.espalier.server.tracker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.espalier.server.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Keeps an eye on the sites behind the connections and turns what it sees into notices. */
@Service
public class Watching {

    /** How long what only a census finds may stay unseen (product 3.3). */
    private static final Duration BETWEEN_CENSUSES = Duration.ofMinutes(10);

    /** A site that would not list its issues is not asked to again any sooner. */
    private static final Duration AFTER_A_FAILED_CENSUS = Duration.ofMinutes(30);

    /** A census takes no more than this part of the time, however many issues there are. */
    private static final int PART = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

    private final Trackers trackers;
    private final WatchTable watches;
    private final Poll poll;
    private final Census census;
    private final InstantSource clock;

    Watching(Trackers trackers, WatchTable watches, Poll poll, Census census, InstantSource clock) {
        this.trackers = trackers;
        this.watches = watches;
        this.poll = poll;
        this.census = census;
        this.clock = clock;
    }

    /**
     * The connections whose turn it is. One that fails is asked less and less often, up to every quarter of an hour,
     * and never before the time that its site asks for.
     */
    public List<ConnectionId> due() {
        return watches.due();
    }

    /**
     * One turn of a connection: asks what has changed, and now and then which issues there are. Goes on where the last
     * turn that told all ended, whoever took it.
     */
    public void look(ConnectionId id) {
        var connection = trackers.connection(id);
        var watch = watches.begun(connection);
        var began = clock.instant();
        try {
            var source = trackers.source(id, IssueSource.Asker.BACKGROUND);
            var countDue = watch.count().filter(began::isBefore).isEmpty();
            // First, since a site may refuse the questions about a key that a project has no more.
            if (countDue && census.followsKeys(connection, source)) {
                return;
            }
            poll.of(connection, watch, source)
                    .ifPresentOrElse(
                            gap -> watches.polledInPart(connection, gap.sentence()),
                            () -> watches.polled(connection, began));
            if (countDue) {
                count(connection, source);
            }
        } catch (TrackerTrouble trouble) {
            LOG.info("Connection {} did not tell what has changed: {}", id, trouble.sentence());
            watches.failed(connection, trouble.gap().sentence(), trouble.gap().pause());
        } catch (Refusal refusal) {
            LOG.info("Connection {} could not be asked what has changed: {}", id, refusal.sentence());
            watches.failed(connection, refusal.sentence(), Optional.empty());
        }
    }

    /** Why a connection does not tell what has changed; absent while it does, and where nobody asks. */
    public Optional<Unheard> unheard(ConnectionId id) {
        return watches.unheard(trackers.connection(id));
    }

    /** A census that fails says nothing about the next poll, which asks for much less. */
    private void count(Connection connection, IssueSource source) {
        var began = clock.instant();
        var pause = AFTER_A_FAILED_CENSUS;
        try {
            census.of(connection, source);
            pause = longer(
                    BETWEEN_CENSUSES, Duration.between(began, clock.instant()).multipliedBy(PART));
        } catch (TrackerTrouble trouble) {
            LOG.info("Connection {} did not list all of its issues: {}", connection.id(), trouble.sentence());
            pause = longer(pause, trouble.gap().pause().orElse(Duration.ZERO));
        }
        watches.count(connection.id(), clock.instant().plus(pause));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
