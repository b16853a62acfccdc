package org.espalier.server.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A data file for the sandbox: {@code CHAIN-1} blocks {@code CHAIN-2} and so on to the last story, which has a
 * sub-task.
 */
final class ChainFile {

    static final long FIRST = 10_001;
    private static final long LINKS = 500_000;

    private ChainFile() {}

    static Path write(Path file, int stories) {
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= stories; number++) {
            lines.add(line(story(number, stories)));
        }
        lines.add(line(subTask(stories)));
        try {
            return Files.write(file, lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "status", "To Do",
                "statusCategory", "new",
                "fixVersions", List.of(),
                "components", List.of(),
                "created", "2026-01-02T03:04:05.000+0000",
                "updated", "2026-01-02T03:04:05.000+0000",
                "priority", "Medium"));
        for (String absent : List.of("parentKey", "epicKey", "epicName", "assignee")) {
            all.put(absent, null);
        }
        for (String none : List.of("links", "subtaskKeys", "labels")) {
            all.put(none, List.of());
        }
        all.putAll(fields);
        return Http.JSON.writeValueAsString(all);
    }

    private static Map<String, Object> story(int number, int stories) {
        List<Map<String, Object>> links = new ArrayList<>();
        if (number < stories) {
            links.add(link(number, "outward", "blocks", number + 1));
        }
        if (number > 1) {
            links.add(link(number - 1, "inward", "is blocked by", number - 1));
        }
        Map<String, Object> story = head(FIRST - 1 + number, number, "Story", "Link " + number);
        story.put("links", links);
        story.put("subtaskKeys", number == stories ? List.of("CHAIN-" + (stories + 1)) : List.of());
        return story;
    }

    private static Map<String, Object> link(int id, String direction, String words, int other) {
        return Map.of(
                "id",
                Long.toString(LINKS + id),
                "type",
                "Blocks",
                "direction",
                direction,
                "desc",
                words,
                "key",
                "CHAIN-" + other);
    }

    private static Map<String, Object> subTask(int stories) {
        Map<String, Object> subTask = head(FIRST + stories, stories + 1, "Sub-task", "At the end");
        subTask.put("subtask", true);
        subTask.put("parentKey", "CHAIN-" + stories);
        return subTask;
    }

    private static Map<String, Object> head(long id, int number, String type, String summary) {
        return new HashMap<>(Map.of(
                "id",
                Long.toString(id),
                "key",
                "CHAIN-" + number,
                "projectKey",
                "CHAIN",
                "type",
                type,
                "subtask",
                false,
                "summary",
                summary,
                "rank",
                "0|i%08d:".formatted(id)));
    }
}
