package org.espalier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Time over number of rows as an SVG, both axes logarithmic, so that what grows in proportion has the slope of one. */
final class Curve {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 470;
    private static final int LEFT = 80;
    private static final int TOP = 20;
    private static final int RIGHT = 600;
    private static final int BOTTOM = 420;
    private static final double FEWEST_ROWS = 1_000;
    private static final double MOST_ROWS = 316_000;
    private static final double SHORTEST_MICROS = 0.1;
    private static final double LONGEST_MICROS = 1e8;

    private final StringBuilder svg = new StringBuilder();

    private Curve() {}

    static String of(PlannerFigures figures) {
        Curve curve = new Curve();
        curve.axes();
        int legend = TOP + 24 * Measure.values().length;
        for (Measure measure : Measure.values()) {
            curve.line(figures, measure, Shape.DEEP, "");
            curve.line(figures, measure, Shape.FLAT, " stroke-dasharray=\"5 4\"");
            curve.legend(measure, legend);
            legend -= 24;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="14" fill="#758195">
                <title>Time to plan over number of rows</title>
                %s</svg>
                """.formatted(WIDTH, HEIGHT, curve.svg);
    }

    private void axes() {
        for (double rows = FEWEST_ROWS; rows <= MOST_ROWS; rows *= 10) {
            gridLine(x(rows), TOP, x(rows), BOTTOM);
            text(x(rows), BOTTOM + 20, "middle", String.format(Locale.ROOT, "%,.0f", rows));
        }
        for (double micros = SHORTEST_MICROS; micros <= LONGEST_MICROS; micros *= 10) {
            gridLine(LEFT, y(micros), RIGHT, y(micros));
            text(LEFT - 8, y(micros) + 5, "end", duration(micros));
        }
        text((LEFT + RIGHT) / 2.0, BOTTOM + 42, "middle", "rows; whole line: deep, broken line: flat");
    }

    private void line(PlannerFigures figures, Measure measure, Shape shape, String stroke) {
        List<String> points = new ArrayList<>();
        for (int rows : figures.sizes()) {
            OptionalDouble micros = figures.micros(measure, shape, rows);
            if (micros.isPresent()) {
                points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(rows), y(micros.getAsDouble())));
            }
        }
        svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"%s/>\n"
                .formatted(String.join(" ", points), measure.colour(), stroke));
    }

    private void legend(Measure measure, int y) {
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"22\" height=\"5\" fill=\"%s\"/>\n"
                .formatted(RIGHT + 25, y - 7, measure.colour()));
        text(RIGHT + 55, y, "start", measure.words());
    }

    private void gridLine(double fromX, double fromY, double toX, double toY) {
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %.1f L%.1f %.1f\" stroke=\"#8590a2\" stroke-opacity=\".3\"/>%n",
                fromX,
                fromY,
                toX,
                toY));
    }

    private void text(double x, double y, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words));
    }

    private static String duration(double micros) {
        if (micros >= 1e6) {
            return String.format(Locale.ROOT, "%.0f s", micros / 1e6);
        }
        return micros >= 1e3
                ? String.format(Locale.ROOT, "%.0f ms", micros / 1e3)
                : String.format(Locale.ROOT, "%s µs", micros < 1 ? "0.1" : String.format(Locale.ROOT, "%.0f", micros));
    }

    private static double x(double rows) {
        return LEFT + (RIGHT - LEFT) * share(rows, FEWEST_ROWS, MOST_ROWS);
    }

    private static double y(double micros) {
        return BOTTOM - (BOTTOM - TOP) * share(micros, SHORTEST_MICROS, LONGEST_MICROS);
    }

    private static double share(double value, double least, double most) {
        return Math.log(value / least) / Math.log(most / least);
    }
}
