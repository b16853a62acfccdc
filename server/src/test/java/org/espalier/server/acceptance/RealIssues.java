package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.espalier.server.acceptance.SandboxJira.Link;
import org.jspecify.annotations.Nullable;

/** The issues of a real site as their file tells them, read by nothing that the programs use. */
record RealIssues(Path file, Map<String, Line> byKey) {

    /** What the file says of one end of a link. */
    record LinkEnd(String type, String direction, String key) {}

    /** What the file says of one issue, as far as these tests ask. */
    record Line(
            long id,
            String key,
            String projectKey,
            @Nullable String parentKey,
            List<String> subtaskKeys,
            List<LinkEnd> links) {}

    /** Skips the test where the file, which is no part of the project, is not at hand. */
    static RealIssues eucalyptus() {
        return in("eucalyptus.jsonl.gz");
    }

    /** The same for the file of that name. */
    static RealIssues in(String name) {
        Path file = Path.of(System.getenv().getOrDefault("ESPALIER_SHARED", "../shared"), "data", name);
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(file)
                    .as("the real issues, which are not part of this project; ESPALIER_SHARED tells where they are")
                    .isRegularFile();
        }
        assertThat(Files.isRegularFile(file)).as("the real issues at %s", file).isTrue();
        return new RealIssues(file, read(file));
    }

    private static Map<String, Line> read(Path file) {
        Map<String, Line> byKey = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(text -> Http.JSON.readValue(text, Line.class))
                    .forEach(line -> byKey.put(line.key(), line));
            return byKey;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The issues of a project in the order of their keys, which is that of the file. */
    List<Line> of(String project) {
        return byKey.values().stream()
                .filter(line -> line.projectKey().equals(project))
                .toList();
    }

    /** The sub-tasks by the parent that each names, in the order of the parent's own list. */
    Map<Line, List<Line>> subTasksByParent() {
        Map<Line, List<Line>> byParent = new LinkedHashMap<>();
        for (Line line : byKey.values()) {
            Line parent = line.parentKey() == null ? null : byKey.get(line.parentKey());
            if (parent != null) {
                byParent.computeIfAbsent(parent, _ -> new ArrayList<>()).add(line);
            }
        }
        byParent.forEach((parent, subTasks) -> subTasks.sort(
                Comparator.comparingInt(subTask -> parent.subtaskKeys().indexOf(subTask.key()))));
        return byParent;
    }

    /** The links of a type both of whose ends are in the file. */
    Set<Link> links(String type) {
        Set<Link> links = new HashSet<>();
        for (Line here : byKey.values()) {
            for (LinkEnd end : here.links()) {
                Line other = byKey.get(end.key());
                if (other != null && end.type().equals(type)) {
                    links.add(
                            end.direction().equals("outward")
                                    ? new Link(here.id(), other.id())
                                    : new Link(other.id(), here.id()));
                }
            }
        }
        return links;
    }
}
