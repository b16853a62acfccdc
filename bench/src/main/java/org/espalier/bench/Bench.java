package org.espalier.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Measures everything in one run, prints the tables and keeps them in {@code docs/performance.md} with the curve. */
public final class Bench {

    private static final String[] SIZES = {"1000", "10000", "100000", "250000"};

    /**
     * GumTree aligns siblings with a table of their number squared; at the next size it takes minutes or all memory.
     */
    private static final String[] SIZES_OF_GUM_TREE = {"1000", "10000"};

    private Bench() {}

    /**
     * Runs in the project's root.
     *
     * @param arguments the file of figures that the server's run left behind, if it ran
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        PlannerFigures planner = new PlannerFigures();
        measure(planner, PlannerBenchmark.class.getSimpleName(), SIZES);
        measure(planner, PeersBenchmark.class.getSimpleName() + ".javers", SIZES);
        measure(planner, PeersBenchmark.class.getSimpleName() + ".gumTree", SIZES_OF_GUM_TREE);
        List<String> server = arguments.length == 0 ? List.of() : Files.readAllLines(Path.of(arguments[0]));
        String report = Report.of(Machine.thisOne(), planner, server);
        System.out.println(report);
        Files.writeString(Path.of("docs/performance.md"), report);
        Files.writeString(Path.of("docs/images/planner.svg"), Curve.of(planner));
    }

    private static void measure(PlannerFigures figures, String benchmark, String[] sizes) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder().include(benchmark + "(\\..*)?$").param("rows", sizes);
        new Runner(options.build()).run().forEach(figures::add);
    }
}
