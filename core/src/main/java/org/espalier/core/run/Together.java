package org.espalier.core.run;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.plan.PlannedChange;
import org.espalier.core.run.FactLook.Standing;
import org.espalier.core.sight.TrackerSight;

/**
 * Which changes one request can carry out (L13): a run of ranks, in which each issue comes directly behind the one
 * before it. Each is a change of its own, with an effect of its own.
 */
final class Together {
    /** The most issues that one request ranks (source: Jira Software REST, rank issues). */
    static final int MOST = 50;

    private Together() {}

    /** The first change with those that follow and can go with it; they are taken from the rest. */
    static List<PlannedChange> taken(PlannedChange first, Deque<PlannedChange> rest, TrackerSight now) {
        var together = new ArrayList<>(List.of(first));
        while (together.size() < MOST && !rest.isEmpty()) {
            var next = rest.element();
            if (!goOn(together.getLast().change(), next.change())
                    || TrackerLook.standing(next.change(), now) != Standing.BEFORE) {
                break;
            }
            together.add(rest.remove());
        }
        return List.copyOf(together);
    }

    /** The parts of these that one request each can carry out, in their order. */
    static List<List<PlannedChange>> parts(List<PlannedChange> changes) {
        var parts = new ArrayList<List<PlannedChange>>();
        for (var each : changes) {
            var last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.size() < MOST && goOn(last.getLast().change(), each.change())) {
                last.add(each);
            } else {
                parts.add(new ArrayList<>(List.of(each)));
            }
        }
        return parts;
    }

    /** Whether what is seen of the other changes is no longer true once this one was sent. */
    static boolean movesOthers(PlannedChange planned) {
        return planned.change() instanceof Change.Rank;
    }

    private static boolean goOn(Change one, Change next) {
        return one instanceof Change.Rank rank && next instanceof Change.Rank other && rank.goesOnWith(other);
    }
}
