package org.espalier.server.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Times of one run as lines of a table: printed, and left in the build's folder for the bench. */
final class Timings {

    private static final Path FILE = Path.of("target/figures/server.md");

    private final List<String> lines =
            new ArrayList<>(List.of("What | Time | Floor | Time of the floor | Ratio", "---|---|---|---|---"));

    /** What was made, and how long it took. */
    record Timed<T>(T made, double millis) {}

    static <T> Timed<T> timed(Supplier<T> work) {
        long begin = System.nanoTime();
        T made = work.get();
        return new Timed<>(made, (System.nanoTime() - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** The quickest of five, since a floor has no reason to be slow. */
    static double floor(Supplier<?> work) {
        double quickest = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            quickest = Math.min(quickest, timed(work).millis());
        }
        return quickest;
    }

    void add(String what, double millis) {
        lines.add(String.format(Locale.ROOT, "%s | %,.0f ms | – | – | –", what, millis));
    }

    void add(String what, double millis, String floor, double floorMillis) {
        lines.add(String.format(
                Locale.ROOT,
                "%s | %,.0f ms | %s | %,.0f ms | %,.1f ×",
                what,
                millis,
                floor,
                floorMillis,
                millis / floorMillis));
    }

    void tell() throws IOException {
        lines.forEach(System.out::println);
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
    }
}
