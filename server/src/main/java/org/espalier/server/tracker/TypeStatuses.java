package org.espalier.server.tracker;

import java.util.List;
import org.espalier.core.sight.SeenStatus;

/** The statuses that issues of one type have in a project, in the order of the tracker. */
public record TypeStatuses(String type, String typeName, List<SeenStatus> statuses) {
    public TypeStatuses {
        statuses = List.copyOf(statuses);
    }
}
