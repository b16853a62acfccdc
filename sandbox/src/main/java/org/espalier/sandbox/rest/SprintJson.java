package org.espalier.sandbox.rest;

import java.time.Instant;
import java.util.Optional;
import org.espalier.sandbox.issues.Sprint;
import tools.jackson.databind.node.ObjectNode;

/** Sprints as the agile API shows them, and as the field Sprint of issues does. */
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

    /** The value of the field at Cloud. */
    static ObjectNode ofField(Shapes shapes, Sprint sprint) {
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("id", sprint.id())
                .put("name", sprint.name())
                .put("state", sprint.state().word())
                .put("boardId", sprint.boardId())
                .put("goal", sprint.goal());
        putDates(shapes, node, sprint);
        return node;
    }

    /** The value of the field at Data Center: a Java object's own words, which is what clients must cope with. */
    static String inItsOwnWords(Shapes shapes, Sprint sprint) {
        Sprint.Course course = sprint.course();
        return "com.atlassian.greenhopper.service.sprint.Sprint@"
                + Integer.toHexString(Long.hashCode(sprint.id() * 31)) + "[id=" + sprint.id() + ",rapidViewId="
                + sprint.boardId() + ",state=" + sprint.state() + ",name=" + sprint.name() + ",goal="
                + orNull(Optional.of(sprint.goal()).filter(goal -> !goal.isEmpty())) + ",startDate="
                + orNull(course.starts().map(shapes::sprintDate)) + ",endDate="
                + orNull(course.ends().map(shapes::sprintDate)) + ",completeDate="
                + orNull(course.completed().map(shapes::sprintDate)) + ",sequence=" + sprint.id() + "]";
    }

    private static String orNull(Optional<String> text) {
        return text.orElse("<null>");
    }

    private static void putDates(Shapes shapes, ObjectNode node, Sprint sprint) {
        put(shapes, node, "startDate", sprint.course().starts());
        put(shapes, node, "endDate", sprint.course().ends());
        put(shapes, node, "completeDate", sprint.course().completed());
    }

    private static void put(Shapes shapes, ObjectNode node, String name, Optional<Instant> moment) {
        moment.ifPresent(date -> node.put(name, shapes.sprintDate(date)));
    }
}
