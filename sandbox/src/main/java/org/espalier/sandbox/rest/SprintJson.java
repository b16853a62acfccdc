package org.espalier.sandbox.rest;

import java.time.Instant;
import java.util.Optional;
import org.espalier.sandbox.issues.Sprint;
import tools.jackson.databind.node.ObjectNode;

/** Sprints as the agile API shows them. */
final class SprintJson {

    private SprintJson() {}

    /** A sprint; a date that is not set is absent. */
    static ObjectNode sprint(Site site, Sprint sprint) {
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("id", sprint.id())
                .put("self", site.agile("sprint/" + sprint.id()))
                .put("state", sprint.state().word())
                .put("name", sprint.name());
        putDates(site.shapes(), node, sprint);
        return node.put("originBoardId", sprint.boardId()).put("goal", sprint.goal());
    }

    static void putDates(Shapes shapes, ObjectNode node, Sprint sprint) {
        put(shapes, node, "startDate", sprint.course().starts());
        put(shapes, node, "endDate", sprint.course().ends());
        put(shapes, node, "completeDate", sprint.course().completed());
    }

    private static void put(Shapes shapes, ObjectNode node, String name, Optional<Instant> moment) {
        moment.ifPresent(date -> node.put(name, shapes.sprintDate(date)));
    }
}
