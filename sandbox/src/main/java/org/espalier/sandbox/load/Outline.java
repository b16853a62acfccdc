package org.espalier.sandbox.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The written part of the sample: what the company's people planned, as a list of lines. */
final class Outline {

    /** What a line of the outline stands for. */
    enum Kind {
        PROJECT('='),
        INITIATIVE('^'),
        EPIC('*'),
        STORY('-'),
        TASK('+'),
        BUG('!');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }

        static Kind of(String line) {
            for (Kind kind : values()) {
                if (line.charAt(0) == kind.mark) {
                    return kind;
                }
            }
            throw new IllegalStateException("The outline holds a line of no kind: " + line);
        }
    }

    /** One line: a project has its key as first word, an initiative or an epic its label. */
    record Line(Kind kind, String text) {

        String firstWord() {
            return text.substring(0, text.indexOf(' '));
        }

        String afterFirstWord() {
            return text.substring(text.indexOf(' ') + 1);
        }
    }

    private Outline() {}

    /** The lines of one of the files that the sample is made of. */
    static List<Line> lines(String file) {
        try (InputStream bytes = Outline.class.getResourceAsStream("/sample/" + file)) {
            if (bytes == null) {
                throw new IllegalStateException("The outline of the sample is not in the jar; this indicates a bug.");
            }
            return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> new Line(Kind.of(line), line.substring(2)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
