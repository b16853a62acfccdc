package org.espalier.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openjdk.jmh.results.RunResult;

/** Mean times of planning, in microseconds, by what was measured, shape and number of rows. */
final class PlannerFigures {

    private final Map<Key, Double> micros = new HashMap<>();

    private record Key(Measure measure, Shape shape, int rows) {}

    void add(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        micros.put(
                new Key(
                        Measure.named(benchmark.substring(benchmark.lastIndexOf('.') + 1)),
                        Shape.valueOf(result.getParams().getParam("shape")),
                        Integer.parseInt(result.getParams().getParam("rows"))),
                result.getPrimaryResult().getScore());
    }

    /** Empty where the measure was not taken at this size. */
    OptionalDouble micros(Measure measure, Shape shape, int rows) {
        Double found = micros.get(new Key(measure, shape, rows));
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    SortedSet<Integer> sizes() {
        SortedSet<Integer> sizes = new TreeSet<>();
        micros.keySet().forEach(key -> sizes.add(key.rows()));
        return sizes;
    }
}
