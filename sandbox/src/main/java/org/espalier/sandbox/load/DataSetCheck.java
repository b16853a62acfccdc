package org.espalier.sandbox.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes lines one after another and refuses the first that does not fit those before it. */
final class DataSetCheck {

    private record Seen<T>(int line, T value) {}

    private record LinkBetween(String type, String source, String destination) {}

    private final List<DataLine> lines = new ArrayList<>();
    private final Map<String, Integer> lineOfKey = new HashMap<>();
    private final Map<Long, Integer> lineOfId = new HashMap<>();
    private final Map<Long, Seen<LinkBetween>> links = new HashMap<>();
    private final Map<LinkBetween, Long> linkOf = new HashMap<>();
    private final Map<String, Seen<String>> words = new HashMap<>();

    void take(int line, DataLine issue) {
        String key = issue.identity().key();
        once(line, lineOfKey.putIfAbsent(key, line), "key " + key);
        once(
                line,
                lineOfId.putIfAbsent(issue.identity().id(), line),
                "id " + issue.identity().id());
        DataLine.Nature nature = issue.nature();
        same(line, "status \"" + nature.status() + "\"", nature.statusCategory());
        same(line, "type \"" + nature.type() + "\"", nature.subtask() ? "for sub-tasks" : "for other issues");
        same(line, "level of type \"" + nature.type() + "\"", Integer.toString(nature.level()));
        for (DataLine.LinkEnd link : issue.place().links()) {
            takeLink(line, key, link);
        }
        lines.add(issue);
    }

    /** All lines taken, after looking for issues that stand above themselves. */
    List<DataLine> lines() {
        if (lines.isEmpty()) {
            throw DataFileProblem.inFile("it holds no issue.");
        }
        refuseLoops();
        return List.copyOf(lines);
    }

    private void takeLink(int line, String key, DataLine.LinkEnd link) {
        if (link.other().equals(key)) {
            throw DataFileProblem.inLine(line, "link " + link.id() + " joins " + key + " to itself");
        }
        same(
                line,
                (link.outward() ? "outward" : "inward") + " text of link type \"" + link.type() + "\"",
                link.description());
        LinkBetween between = link.outward()
                ? new LinkBetween(link.type(), key, link.other())
                : new LinkBetween(link.type(), link.other(), key);
        Seen<LinkBetween> before = links.putIfAbsent(link.id(), new Seen<>(line, between));
        if (before != null && !before.value().equals(between)) {
            throw DataFileProblem.inLine(line, "link " + link.id() + " is another link than in line " + before.line());
        }
        Long other = linkOf.putIfAbsent(between, link.id());
        if (other != null && other != link.id()) {
            throw DataFileProblem.inLine(line, "links " + other + " and " + link.id() + " are the same link");
        }
    }

    private void refuseLoops() {
        Map<String, String> above = new HashMap<>();
        lines.forEach(issue -> issue.place()
                .above()
                .ifPresent(key -> above.put(issue.identity().key(), key)));
        Set<String> sound = new HashSet<>();
        for (String key : above.keySet()) {
            Set<String> path = new HashSet<>();
            Optional<String> place = Optional.of(key);
            while (place.isPresent() && !sound.contains(place.get())) {
                if (!path.add(place.get())) {
                    throw DataFileProblem.inLine(
                            lineOfKey.getOrDefault(place.get(), 1),
                            "by parent or epic the issue " + place.get() + " stands above itself");
                }
                place = Optional.ofNullable(above.get(place.get()));
            }
            sound.addAll(path);
        }
    }

    private static void once(int line, @Nullable Integer before, String what) {
        if (before != null) {
            throw DataFileProblem.inLine(line, "the " + what + " is already that of line " + before);
        }
    }

    private void same(int line, String what, String value) {
        Seen<String> before = words.putIfAbsent(what, new Seen<>(line, value));
        if (before != null && !before.value().equals(value)) {
            throw DataFileProblem.inLine(
                    line,
                    "the " + what + " is \"" + value + "\" here and \"" + before.value() + "\" in line "
                            + before.line());
        }
    }
}
