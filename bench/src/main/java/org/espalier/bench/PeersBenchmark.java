package org.espalier.bench;

import java.util.concurrent.TimeUnit;
import org.espalier.core.structure.Forest;
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

/** The peers on the same forests, once each after a warm-up: they take seconds where the planner takes milliseconds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx6g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class PeersBenchmark {

    @Param({"10000", "100000", "250000"})
    private int rows;

    @Param
    private Shape shape = Shape.DEEP;

    private TwoForests forests = new TwoForests(Forest.empty(), Forest.empty());
    private GumTreePeer gumTree = GumTreePeer.of(forests);
    private JaversPeer javers = JaversPeer.of(forests);

    /** The forests of {@link PlannerBenchmark}. */
    @Setup(Level.Trial)
    public void prepare() {
        forests = TwoForests.moved(shape.forest(rows, 2), 0.01, 1);
        javers = JaversPeer.of(forests);
    }

    /** GumTree may wear its trees out, so each shot gets fresh ones. */
    @Setup(Level.Iteration)
    public void prepareGumTree() {
        gumTree = GumTreePeer.of(forests);
    }

    @Benchmark
    public int gumTree() {
        return gumTree.operations();
    }

    @Benchmark
    public int javers() {
        return javers.differences();
    }
}
