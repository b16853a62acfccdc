package org.espalier.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of a file of real issues, read as plain JSON, and what a test adds to them: some issues belong to the
 * administrator, and some have a history.
 */
final class RealLines {

    /** One line. What is asked of every line again and again is read once. */
    static final class Line {

        private final JsonNode json;
        private final String key;
        private final long number;
        private final Map<String, Instant> moments = new HashMap<>();
        private final Set<String> words;

        Line(JsonNode json) {
            this.json = json;
            this.key = text("key");
            this.number = Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
            this.words =
                    Set.of(Stream.of(text("summary").toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                            .distinct()
                            .toArray(String[]::new));
        }

        JsonNode json() {
            return json;
        }

        String text(String field) {
            return json.path(field).asString("");
        }

        String key() {
            return key;
        }

        long id() {
            return Long.parseLong(text("id"));
        }

        long number() {
            return number;
        }

        Instant moment(String field) {
            return moments.computeIfAbsent(
                    field, name -> OffsetDateTime.parse(text(name), STAMP).toInstant());
        }

        Set<String> one(String field) {
            return text(field).isEmpty() ? Set.of() : Set.of(text(field));
        }

        Set<String> many(String field) {
            return texts(field).collect(Collectors.toSet());
        }

        Stream<String> texts(String field) {
            return json.path(field).values().stream().map(JsonNode::asString);
        }

        Set<String> sprints(String part, String... states) {
            return json.path("sprints").values().stream()
                    .filter(sprint -> states.length == 0
                            || Set.of(states)
                                    .contains(sprint.path("state").asString().toLowerCase(Locale.ROOT)))
                    .map(sprint -> sprint.path(part).asString())
                    .collect(Collectors.toSet());
        }

        /** The administrator has every fiftieth issue, by number. */
        Set<String> assignee() {
            return number() % 50 == 0 ? Set.of(ADMIN) : one("assignee");
        }

        /** Some issues were reported by people who can sign in. */
        Set<String> reporter() {
            return number() % 30 == 7 ? Set.of(MEMBER) : number() % 30 == 0 ? Set.of(ADMIN) : Set.of();
        }

        /** The versions that were fixed are affected, too, in every fourth issue. */
        Set<String> affected() {
            return number() % 4 == 0 ? many("fixVersions") : Set.of();
        }

        /** Every fifth issue stands in one of five sheds, as its description, its environment or a comment tells. */
        Set<String> shed(String told) {
            int place = List.of("description", "environment", "comment").indexOf(told);
            return number() % 15 == 5L * place ? Set.of("shed" + number() % 7) : Set.of();
        }

        int level() {
            return json.path("subtask").booleanValue() ? -1 : text("type").equals("Epic") ? 1 : 0;
        }

        Set<String> words() {
            return words;
        }
    }

    /** A change of an issue's field that the test puts into its history; no text is no value. */
    record Change(Line line, String field, String from, String to, Instant at, String author) {}

    /** A time in which a field had a value, and who began it. */
    record Spell(String value, Instant since, Instant until, String author) {}

    static final String ADMIN = "Administrator";
    static final String MEMBER = "Project Member";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private final List<Line> all;
    private final List<Line> tops;
    private final Map<String, Line> byKey = new HashMap<>();
    private final Map<String, List<Change>> changes = new HashMap<>();
    private final RealLinks links;

    RealLines(Path file) {
        var json = JsonMapper.builder().build();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            all = reader.lines().map(text -> new Line(json.readTree(text))).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        all.forEach(line -> byKey.put(line.key(), line));
        tops = all.stream()
                .filter(line -> line.level() == 0
                        && line.text("parentKey").isEmpty()
                        && line.text("epicKey").isEmpty())
                .toList();
        links = new RealLinks(all);
        for (String field : List.of("status", "priority", "resolution", "assignee")) {
            List<String> frequent =
                    frequent(line -> now(line, field)).stream().limit(2).toList();
            all.forEach(line -> imagineHistory(line, field, frequent));
        }
    }

    List<Line> all() {
        return all;
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    Map<String, List<Change>> changes() {
        return changes;
    }

    RealLinks links() {
        return links;
    }

    /** What the test puts above every third epic: one of two issues that stand below nothing. */
    Set<String> parentLink(Line line) {
        return line.level() == 1 && line.number() % 3 == 0
                ? Set.of((line.number() % 2 == 0 ? tops.getFirst() : tops.getLast()).key())
                : Set.of();
    }

    /** The first and the last issue that may stand above others. */
    List<Line> tops() {
        return List.of(tops.getFirst(), tops.getLast());
    }

    /**
     * What stands above an issue: on Cloud its parent or epic, or what is above epics; on Data Center the parent of a
     * sub-task.
     */
    Set<String> above(Line line, boolean cloud) {
        Set<String> linked = parentLink(line);
        if (cloud && !linked.isEmpty()) {
            return linked;
        }
        return line.text("parentKey").isEmpty() && cloud ? line.one("epicKey") : line.one("parentKey");
    }

    /** The epic of an issue; on Cloud a sub-task that stands right below an epic belongs to it, too. */
    Set<String> epic(Line line, boolean cloud) {
        Line parent = byKey.get(line.text("parentKey"));
        return cloud && parent != null && parent.level() == 1 ? line.one("parentKey") : line.one("epicKey");
    }

    Set<String> now(Line line, String field) {
        return field.equals("assignee") ? line.assignee() : line.one(field);
    }

    /**
     * Every twentieth issue has a change, every sixtieth two, one after the other: from the frequent values to the one
     * it has now.
     */
    private void imagineHistory(Line line, String field, List<String> frequent) {
        String last = now(line, field).stream().findFirst().orElse("");
        Instant created = line.moment("created");
        long third = (line.moment("updated").toEpochMilli() - created.toEpochMilli()) / 3;
        List<Change> made = new ArrayList<>();
        if ((line.number() + field.length()) % 20 == 0) {
            String first = line.number() % 40 < 20 ? frequent.getFirst() : "";
            String before = first.isEmpty() && field.equals("status") ? frequent.getLast() : first;
            if (line.number() % 3 == 0) {
                made.add(new Change(line, field, before, frequent.getLast(), created.plusMillis(third + 1), MEMBER));
                before = frequent.getLast();
            }
            made.add(new Change(line, field, before, last, created.plusMillis(2 * third + 2), ADMIN));
            made.removeIf(change -> change.from().equals(change.to()));
        }
        changes.put(field + line.key(), made);
    }

    List<Spell> spells(Line line, String field) {
        List<Spell> spells = new ArrayList<>();
        Instant since = line.moment("created");
        String author = "";
        for (Change change : changes.getOrDefault(field + line.key(), List.of())) {
            spells.add(new Spell(change.from(), since, change.at(), author));
            since = change.at();
            author = change.author();
        }
        spells.add(new Spell(now(line, field).stream().findFirst().orElse(""), since, Instant.MAX, author));
        return spells;
    }

    /** The values of a field, the most frequent first. */
    List<String> frequent(Function<Line, Set<String>> values) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(line -> values.apply(line).forEach(value -> counts.merge(value, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The most frequent value, one of the middle and the rarest. */
    List<String> some(Function<Line, Set<String>> values) {
        List<String> all = frequent(values);
        return all.isEmpty()
                ? List.of()
                : Stream.of(all.getFirst(), all.get(all.size() / 2), all.getLast())
                        .distinct()
                        .toList();
    }
}
