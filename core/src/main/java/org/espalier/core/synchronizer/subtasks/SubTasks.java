package org.espalier.core.synchronizer.subtasks;

import java.util.Optional;
import java.util.Set;
import org.espalier.core.fact.Direction;
import org.espalier.core.reconcile.Proposal;
import org.espalier.core.sight.Need;
import org.espalier.core.sight.SubTask;
import org.espalier.core.synchronizer.Ask;
import org.espalier.core.synchronizer.Sights;
import org.espalier.core.synchronizer.Synchronizer;

/**
 * Puts sub-tasks under the issue that the tracker names as their parent.
 *
 * <p>It goes into the structure only: not every tracker can give a sub-task another parent. Its facts go one way and
 * need no agreement.
 *
 * @param types the ids of the sub-task types that are handled; absent means all
 */
public record SubTasks(Optional<Set<String>> types, Set<Rule> rules) implements Synchronizer {

    /** What it does about a sub-task that does not stand under its parent. */
    public enum Rule {
        /** One that the structure does not hold is added. */
        AUTO_ADD,
        /** One that stands elsewhere is put back. */
        ENFORCE_PLACEMENT
    }

    public SubTasks {
        types = types.map(Set::copyOf);
        rules = Set.copyOf(rules);
    }

    @Override
    public Set<Direction> directions() {
        return Set.of(Direction.INTO_STRUCTURE);
    }

    /** Every issue of the structure; sub-tasks need no look of their own, their parents list them. */
    @Override
    public Optional<Need> need(Ask ask, Sights sights) {
        return sights.unread(sights.forest().issues());
    }

    @Override
    public Proposal propose(Ask ask, Sights sights) {
        return new IntoStructure(this, ask, sights).proposal();
    }

    boolean handles(SubTask subTask) {
        return types.map(handled -> handled.contains(subTask.type())).orElse(true);
    }
}
