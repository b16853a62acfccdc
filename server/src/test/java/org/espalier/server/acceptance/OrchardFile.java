package org.espalier.server.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A data file for the sandbox with as many stories of one project as asked for, and no link between them. */
final class OrchardFile {

    /** The id of the first issue; the next one has the next. */
    static final long FIRST = 10_001;

    private OrchardFile() {}

    static Path write(Path file, int issues) {
        List<String> lines =
                LongStream.range(0, issues).mapToObj(OrchardFile::line).toList();
        try {
            return Files.write(file, lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String line(long number) {
        return """
                {"id":"%d","key":"TREE-%d","projectKey":"TREE","type":"Story","subtask":false,"status":"To Do",\
                "statusCategory":"new","summary":"Graft tree %d","parentKey":null,"epicKey":null,"epicName":null,\
                "links":[],"subtaskKeys":[],"fixVersions":[],"components":[],"labels":[],"assignee":null,\
                "created":"2026-01-02T03:04:05.000+0000","updated":"2026-01-02T03:04:05.000+0000","rank":"0|i%06d:",\
                "priority":"Medium"}""".formatted(FIRST + number, number + 1, number + 1, number);
    }
}
