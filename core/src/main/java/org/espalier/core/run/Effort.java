package org.espalier.core.run;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.change.Change;
import org.espalier.core.plan.PlannedChange;

/**
 * What carrying out changes asks of a tracker beside the looks before and after, where nobody comes in between.
 *
 * @param requests that write; a run of ranks is one (L13)
 * @param ranks those of them that rank, each of which is looked before once more
 * @param transitions those of them for which the open ways are asked first
 * @param parents those of them whose result is read at once
 * @param histories the changes whose history tells afterwards whether something slipped in between (L9)
 */
public record Effort(int requests, int ranks, int transitions, int parents, int histories) {

    /** That of these changes in their order; those of the structure ask nothing of the tracker. */
    public static Effort of(List<PlannedChange> changes) {
        var written = new ArrayList<PlannedChange>();
        int histories = 0;
        for (var planned : changes) {
            if (planned.change() instanceof Change.OfTracker change) {
                written.add(planned);
                histories += FactLook.of(change).replaces() ? 1 : 0;
            }
        }
        var requests = Together.parts(written).stream()
                .map(part -> part.getFirst().change())
                .toList();
        return new Effort(
                requests.size(),
                count(requests, Change.Rank.class),
                count(requests, Change.Transition.class),
                count(requests, Change.Reparent.class),
                histories);
    }

    private static int count(List<Change> requests, Class<? extends Change> kind) {
        return Math.toIntExact(requests.stream().filter(kind::isInstance).count());
    }
}
