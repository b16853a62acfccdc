package org.espalier.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The sample is there for looking and trying, so it has some of everything. */
class SampleTest {

    private final List<DataLine> lines = Sample.issues().lines();

    @Test
    void thereAreAboutFiveHundredIssuesInThreeProjects() {
        assertThat(lines).hasSizeBetween(450, 550);
        assertThat(lines.stream().map(line -> line.identity().projectKey()).distinct())
                .hasSize(3);
    }

    @Test
    void itIsTheSameEveryTime() {
        assertThat(Sample.issues()).isEqualTo(Sample.issues());
    }

    @Test
    void thereAreEpicsSubTasksAndLinks() {
        assertThat(lines.stream().filter(line -> line.nature().type().equals("Epic")))
                .hasSizeGreaterThan(10);
        assertThat(lines.stream().filter(line -> line.nature().subtask())).hasSizeGreaterThan(100);
        assertThat(lines.stream().flatMap(line -> line.place().links().stream()).map(DataLine.LinkEnd::type))
                .contains("Blocks", "Relates", "Hierarchy", "Duplicate");
    }

    @Test
    void nothingIsNamedThatIsNotThere() {
        assertThat(Outsiders.of(Sample.issues()).issues()).isEmpty();
        Set<String> ranks = new HashSet<>();
        assertThat(lines).allMatch(line -> ranks.add(line.place().rank()));
    }

    @Test
    void everyIssueIsUpdatedAfterItWasMade() {
        assertThat(lines)
                .allMatch(line -> line.stamps().updated().isAfter(line.stamps().created()));
    }
}
