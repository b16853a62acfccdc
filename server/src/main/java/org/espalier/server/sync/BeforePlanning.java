package org.espalier.server.sync;

import org.espalier.core.fact.Direction;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.springframework.stereotype.Component;

/** What must hold before a plan is asked for. Whatever does not is a {@link Refusal}; then nothing was changed. */
@Component
class BeforePlanning {
    private final StructureConnections connections;
    private final InWhoseName inWhoseName;

    BeforePlanning(StructureConnections connections, InWhoseName inWhoseName) {
        this.connections = connections;
        this.inWhoseName = inWhoseName;
    }

    /** That the type works in this direction, which may write. */
    void possible(long structure, SynchronizerType type, Direction direction) {
        if (type.consequence(direction).isEmpty()) {
            throw Refusal.unprocessable(new Fault(
                    "/direction",
                    "direction_not_supported",
                    type.label() + " does not work " + direction + ". " + type.unsupported()
                            + " Nothing was changed."));
        }
        if (direction == Direction.FROM_STRUCTURE && !connections.of(structure).writable()) {
            throw Refusal.unprocessable(
                    "writing_off",
                    "Writing to this Jira is switched off. Nothing was changed; allow writing on the connection first.");
        }
    }

    /** That Jira can be asked in the name of this account (L18). */
    void inNameOf(String account, long structure) {
        inWhoseName.require(inWhoseName.of(structure, account));
    }
}
