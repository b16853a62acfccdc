package org.espalier.server.jira;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.espalier.core.structure.IssueId;

/** What may not be sent to a site before some moment: everything, an endpoint, or what writes to an issue. */
final class Holds {

    private final Map<Object, Hold> held = new HashMap<>();

    /** Until when, and because of which limit. */
    record Hold(Instant until, Throttle throttle) {

        Duration left(Instant now) {
            return Duration.between(now, until);
        }
    }

    /** A longer hold stays as it is. */
    synchronized void add(String endpoint, Collection<IssueId> written, Hold hold, Instant now) {
        held.values().removeIf(each -> !each.until().isAfter(now));
        concerned(endpoint, written, hold.throttle())
                .forEach(each ->
                        held.merge(each, hold, (before, next) -> next.until().isAfter(before.until()) ? next : before));
    }

    /** The site may be busy no more. */
    synchronized void forgetBusy() {
        held.remove(Throttle.BUSY);
    }

    /** The longest hold on a request. */
    synchronized Optional<Hold> on(String endpoint, Collection<IssueId> written, Instant now) {
        return Stream.of(Throttle.values())
                .flatMap(throttle -> concerned(endpoint, written, throttle))
                .map(held::get)
                .filter(each -> each != null && each.until().isAfter(now))
                .max((one, other) -> one.until().compareTo(other.until()));
    }

    private static Stream<Object> concerned(String endpoint, Collection<IssueId> written, Throttle throttle) {
        return switch (throttle) {
            case ENDPOINT -> Stream.of(endpoint);
            case ISSUE -> written.stream().map(Object.class::cast);
            case BUSY -> Stream.of(Throttle.BUSY);
            case QUOTA, BUDGET, UNSAID -> Stream.of(Throttle.UNSAID);
        };
    }
}
