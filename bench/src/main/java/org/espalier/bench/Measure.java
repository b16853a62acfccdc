package org.espalier.bench;

/** What was measured, by the name of its benchmark; the quickest first. */
enum Measure {
    ONE_PASS("onePass", "one pass over the rows", "#8590a2"),
    NOTHING_TO_DO("planWithNothingToDo", "Espalier, nothing to do", "#1d9aaa"),
    PLAN("plan", "Espalier, 1 % moved", "#2f6fdf"),
    JAVERS("javers", "Javers, 1 % moved", "#d9822b"),
    GUM_TREE("gumTree", "GumTree, 1 % moved", "#c9372c");

    private final String benchmark;
    private final String words;
    private final String colour;

    Measure(String benchmark, String words, String colour) {
        this.benchmark = benchmark;
        this.words = words;
        this.colour = colour;
    }

    static Measure named(String benchmark) {
        for (Measure measure : values()) {
            if (measure.benchmark.equals(benchmark)) {
                return measure;
            }
        }
        throw new IllegalArgumentException("There is no measure for the benchmark " + benchmark + ".");
    }

    String words() {
        return words;
    }

    /** Told apart from the others by hue and by brightness, on light and on dark paper. */
    String colour() {
        return colour;
    }
}
