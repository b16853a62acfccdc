package org.espalier.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.espalier.core.reconcile.TreeDiff;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.RowEdit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The fewest edits between two forests, one row in a hundred moved, beside the least that any planner must do. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx3g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class PlannerBenchmark {

    @Param({"10000", "100000", "250000"})
    private int rows;

    @Param
    private Shape shape = Shape.DEEP;

    private TwoForests forests = new TwoForests(Forest.empty(), Forest.empty());

    /** The same for the same size and shape. */
    @Setup(Level.Trial)
    public void prepare() {
        forests = TwoForests.moved(shape.forest(rows, 2), 0.01, 1);
    }

    /** Reads where each row of both forests stands: what any planner must do. */
    @Benchmark
    public long onePass() {
        return passOver(forests.present()) + passOver(forests.wanted());
    }

    @Benchmark
    public List<RowEdit> plan() {
        return TreeDiff.between(forests.present(), forests.wanted());
    }

    @Benchmark
    public List<RowEdit> planWithNothingToDo() {
        return TreeDiff.between(forests.present(), forests.present());
    }

    private static long passOver(Forest forest) {
        long sum = 0;
        for (int index = 0; index < forest.size(); index++) {
            sum += forest.idAt(index).value() + forest.parentIndexAt(index) + forest.depthAt(index);
        }
        return sum;
    }
}
