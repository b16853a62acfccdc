package org.espalier.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.sandbox.RealLines.Line;
import tools.jackson.databind.JsonNode;

/** Links between the lines of a file. */
final class RealLinks {

    private final Map<String, Set<String>> linkWords = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> linked = new HashMap<>();

    /** Both ends know a link, though the file may show it at one of them only; ends outside the file do not count. */
    RealLinks(List<Line> all) {
        Set<String> keys = all.stream().map(Line::key).collect(Collectors.toSet());
        Map<String, String> descriptions = new HashMap<>();
        all.forEach(line -> line.json()
                .path("links")
                .values()
                .forEach(link -> descriptions.put(
                        link.path("type").asString() + link.path("direction").asString(),
                        link.path("desc").asString())));
        for (Line line : all) {
            for (JsonNode link : line.json().path("links").values()) {
                String type = link.path("type").asString();
                String other = link.path("key").asString();
                if (keys.contains(other)) {
                    boolean outward = link.path("direction").asString().equals("outward");
                    String here = outward ? "outward" : "inward";
                    String there = outward ? "inward" : "outward";
                    note(line.key(), other, type, descriptions.getOrDefault(type + here, type));
                    note(other, line.key(), type, descriptions.getOrDefault(type + there, type));
                }
            }
        }
    }

    private void note(String here, String there, String type, String description) {
        List<String> words = List.of(type.toLowerCase(Locale.ROOT), description.toLowerCase(Locale.ROOT));
        linkWords.computeIfAbsent(here, key -> new HashSet<>()).addAll(words);
        linked.computeIfAbsent(here, key -> new HashMap<>())
                .computeIfAbsent(there, key -> new HashSet<>())
                .addAll(words);
    }

    Set<String> words(Line line) {
        return linkWords.getOrDefault(line.key(), Set.of());
    }

    /** The keys of the issues to which it is linked by these words, or by any. */
    Set<String> to(String key, Optional<String> words) {
        return linked.getOrDefault(key, Map.of()).entrySet().stream()
                .filter(other ->
                        words.isEmpty() || other.getValue().contains(words.get().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
