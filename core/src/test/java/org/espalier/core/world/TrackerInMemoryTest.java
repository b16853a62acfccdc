package org.espalier.core.world;

import static org.espalier.core.world.Faults.OfAttempt.EVERY_OTHER;
import static org.espalier.core.world.Faults.OfAttempt.LOST_AFTER;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.espalier.core.change.StatusRef;
import org.espalier.core.fact.LinkTypeId;
import org.espalier.core.run.Tracker;
import org.espalier.core.sight.Query;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.IssueId;
import org.junit.jupiter.api.BeforeEach;

/** The tracker with which the laws are proven does what every tracker does. */
class TrackerInMemoryTest extends TrackerContract {
    private static final long CLOSED = 9;

    private final TrackerInMemory tracker = new World(Forest.empty()).tracker();

    @BeforeEach
    void fill() {
        tracker.hide(ground().nowhere());
        tracker.issues().closeStatus(CLOSED);
        tracker.issues()
                .order(IntStream.rangeClosed(60, 99)
                        .mapToObj(number -> ground().story(60 + 99 - number))
                        .toList());
    }

    @Override
    protected Ground ground() {
        return new Ground() {
            @Override
            public Tracker tracker() {
                return tracker;
            }

            @Override
            public IssueId story(int number) {
                return Names.issue("S-" + number);
            }

            @Override
            public IssueId epic(int number) {
                return Names.issue("E-" + number);
            }

            @Override
            public IssueId nowhere() {
                return Names.issue("Z-1");
            }

            @Override
            public LinkTypeId linkType() {
                return Names.TYPE;
            }

            @Override
            public long rankField() {
                return IssuesInMemory.RANK;
            }

            @Override
            public StatusRef nextStatus() {
                return IssuesInMemory.status(2);
            }

            @Override
            public StatusRef closedStatus() {
                return IssuesInMemory.status(CLOSED);
            }

            @Override
            public Query finding(List<IssueId> issues) {
                var query = new Query("issue in (" + issues + ")");
                tracker.answers(query, issues, Set.copyOf(issues));
                return query;
            }

            @Override
            public void loseAnswers() {
                tracker.disturb(Faults.ofAttempts(LOST_AFTER, LOST_AFTER));
            }

            @Override
            public void rankInPart() {
                tracker.disturb(Faults.ofAttempts(EVERY_OTHER));
            }

            @Override
            public void rankWholly() {
                tracker.disturb(Faults.NONE);
            }
        };
    }
}
