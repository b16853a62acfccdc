package org.espalier.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The page {@code docs/performance.md}. */
final class Report {

    private final PlannerFigures planner;

    private Report(PlannerFigures planner) {
        this.planner = planner;
    }

    static String of(Machine machine, PlannerFigures planner, List<String> server) {
        return """
                # Performance

                Written by `./espalier bench`; what counts are the ratios, because both sides of each were measured in the same run.
                This one: %d processors, %d GB, Java %s, %s.

                ## Planning in memory

                The fewest edits that turn one forest into another over the same rows. `DEEP`: up to twelve levels; `FLAT`: one parent holds
                all other rows. One row in a hundred was moved to a place beside any other.

                - *One pass* reads the place of every row of both forests: the least that any planner must do.
                - *GumTree* is its script generator after Chawathe et al. (1996), told which node is which; it answers with exactly as many
                  operations (asserted by a test up to 2,000 rows). Its time grows with the square of the siblings, so that larger sizes are
                  left out.
                - *Javers* compares rows as entities with id, parent and previous sibling. It knows no moves: it lists the values that differ.

                %s
                ![Time over number of rows, both axes logarithmic](images/planner.svg)

                ## Import, and a resync with nothing to do

                The server and the sandbox Jira as processes, 15,650 real issues, against the bundled PostgreSQL.

                %s
                """.formatted(
                        machine.processors(),
                        machine.memoryGigabytes(),
                        machine.runtime(),
                        machine.system(),
                        new Report(planner).table(),
                        server.isEmpty() ? "Not measured in this run." : String.join("\n", server));
    }

    private String table() {
        StringBuilder table = new StringBuilder("""
                Rows | Shape | One pass | Nothing to do | Plan | Plan ÷ one pass | GumTree ÷ plan | Javers ÷ plan
                ---|---|---|---|---|---|---|---
                """);
        for (int rows : planner.sizes()) {
            for (Shape shape : Shape.values()) {
                table.append(String.format(
                        Locale.ROOT,
                        "%,d | %s | %s | %s | %s | %s | %s | %s%n",
                        rows,
                        shape,
                        millis(Measure.ONE_PASS, shape, rows),
                        millis(Measure.NOTHING_TO_DO, shape, rows),
                        millis(Measure.PLAN, shape, rows),
                        ratio(Measure.PLAN, Measure.ONE_PASS, shape, rows),
                        ratio(Measure.GUM_TREE, Measure.PLAN, shape, rows),
                        ratio(Measure.JAVERS, Measure.PLAN, shape, rows)));
            }
        }
        return table.toString();
    }

    private String millis(Measure measure, Shape shape, int rows) {
        OptionalDouble micros = planner.micros(measure, shape, rows);
        return micros.isEmpty() ? "–" : String.format(Locale.ROOT, "%.3f ms", micros.getAsDouble() / 1000);
    }

    private String ratio(Measure measure, Measure against, Shape shape, int rows) {
        OptionalDouble above = planner.micros(measure, shape, rows);
        OptionalDouble below = planner.micros(against, shape, rows);
        return above.isEmpty() || below.isEmpty()
                ? "–"
                : String.format(Locale.ROOT, "%,.0f ×", above.getAsDouble() / below.getAsDouble());
    }
}
