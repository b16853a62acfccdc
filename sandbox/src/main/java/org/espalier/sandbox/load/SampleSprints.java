package org.espalier.sandbox.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The sprints of the sample: two projects work in them and have one of each state, the third does not.
 *
 * <p>Sub-tasks are in the sprints of their parent.
 */
final class SampleSprints {

    /** How far an issue is, as far as it matters to sprints. */
    enum Progress {
        WAITING,
        SELECTED,
        STARTED,
        DONE
    }

    private record Kind(String state, String goal, List<String> dates) {}

    private static final List<String> DATES = List.of("startDate", "endDate", "completeDate");
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "closed",
                    "Ready for the summer season",
                    List.of(
                            "2024-06-03T09:00:00.000+0200",
                            "2024-06-17T09:00:00.000+0200",
                            "2024-06-17T10:12:44.120+0200")),
            new Kind(
                    "active",
                    "Fewer calls to customer service",
                    List.of("2024-06-17T11:00:00.000+0200", "2024-07-01T09:00:00.000+0200")),
            new Kind("future", "", List.of()));
    private static final Map<String, Integer> FIRST_ID = Map.of("SHOP", 11, "APP", 21);

    private final Map<String, ArrayNode> sprintsOf = new HashMap<>();

    /** The sprints of the next draft, of which none is told before its parent. */
    ArrayNode of(Draft draft, Progress progress, int place) {
        ArrayNode sprints = JsonNodeFactory.instance.arrayNode();
        Integer first = FIRST_ID.get(draft.identity.projectKey());
        if (draft.isSubTask()) {
            sprints.addAll(draft.above
                    .map(parent -> sprintsOf.getOrDefault(parent.key(), sprints.deepCopy()))
                    .orElse(sprints.deepCopy()));
        } else if (first != null && !draft.isEpic()) {
            for (int kind : kinds(progress, place)) {
                add(sprints, draft.identity.projectKey(), first, kind);
            }
        }
        sprintsOf.put(draft.key(), sprints);
        return sprints;
    }

    /** Some of the work was done before there were sprints, and some of it took longer than one. */
    private static List<Integer> kinds(Progress progress, int place) {
        return switch (progress) {
            case WAITING -> List.of();
            case SELECTED -> List.of(2);
            case STARTED -> place % 4 == 0 ? List.of(0, 1) : List.of(1);
            case DONE ->
                switch (place % 5) {
                    case 0, 1 -> List.of(0);
                    case 2 -> List.of(1);
                    default -> List.of();
                };
        };
    }

    private static void add(ArrayNode sprints, String project, int first, int number) {
        Kind kind = KINDS.get(number);
        var sprint = sprints.addObject()
                .put("id", Integer.toString(first + number))
                .put("name", project + " Sprint " + (number + 1))
                .put("state", kind.state());
        if (!kind.goal().isEmpty()) {
            sprint.put("goal", kind.goal());
        }
        for (int date = 0; date < kind.dates().size(); date++) {
            sprint.put(DATES.get(date), kind.dates().get(date));
        }
    }
}
