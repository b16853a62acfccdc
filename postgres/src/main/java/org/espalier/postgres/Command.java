package org.espalier.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program that runs to its end and tells what it said. */
record Command(List<String> words) {

    /** How a program ended: its exit status and all it wrote. */
    record Outcome(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }

        /** The line a person should see: the last one that reports an error, else the last one. */
        String complaint() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                    .reduce((earlier, later) -> later)
                    .orElse(lines.isEmpty() ? "it said nothing, status " + status : lines.getLast())
                    .strip();
        }
    }

    Command {
        words = List.copyOf(words);
    }

    /** Runs it; a program that is not there counts as one that failed. */
    Outcome run() {
        Process process;
        try {
            process = builder(words).start();
        } catch (IOException missing) {
            return new Outcome(127, String.valueOf(missing.getMessage()));
        }
        try (var output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException failure) {
            throw new PostgresFailure("The program " + words.getFirst() + " could not be listened to.", failure);
        } catch (InterruptedException interruption) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PostgresFailure("Starting the database was interrupted; start again.", interruption);
        }
    }

    /** A builder whose program speaks plain English and hears nothing of the caller's own PostgreSQL settings. */
    static ProcessBuilder builder(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
        return builder;
    }
}
