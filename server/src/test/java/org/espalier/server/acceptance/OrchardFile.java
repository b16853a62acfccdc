package org.espalier.server.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data file for the sandbox with as many stories of the project {@code TREE} as asked for, and no link between them;
 * and one story of the project {@code NAME} for each of some names, with the name as summary and label.
 */
final class OrchardFile {

    /** The id of the first issue; the next one has the next. */
    static final long FIRST = 10_001;

    private static final long FIRST_NAMED = 90_001;

    private OrchardFile() {}

    static Path write(Path file, int issues) {
        return write(file, issues, List.of());
    }

    static Path write(Path file, int issues, List<String> names) {
        Stream<String> trees = IntStream.range(0, issues)
                .mapToObj(at -> line(FIRST + at, "TREE", at + 1, "Graft tree " + (at + 1), List.of()));
        Stream<String> named = IntStream.range(0, names.size())
                .mapToObj(at -> line(FIRST_NAMED + at, "NAME", at + 1, names.get(at), List.of(names.get(at))));
        try {
            return Files.write(file, Stream.concat(trees, named).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(long id, String project, int number, String summary, List<String> labels) {
        return """
                {"id":"%1$d","key":"%2$s-%3$d","projectKey":"%2$s","type":"Story","subtask":false,"status":"To Do",\
                "statusCategory":"new","summary":%4$s,"parentKey":null,"epicKey":null,"epicName":null,\
                "links":[],"subtaskKeys":[],"fixVersions":[],"components":[],"labels":%5$s,"assignee":null,\
                "created":"2026-01-02T03:04:05.000+0000","updated":"2026-01-02T03:04:05.000+0000","rank":"0|i%1$06d:",\
                "priority":"Medium"}""".formatted(
                id, project, number, Http.JSON.writeValueAsString(summary), Http.JSON.writeValueAsString(labels));
    }
}
