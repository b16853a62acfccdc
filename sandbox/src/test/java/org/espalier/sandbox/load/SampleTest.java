package org.espalier.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sample is there for looking and trying, so it has some of everything. */
class SampleTest {

    private final List<DataLine> lines = Sample.issues().lines();

    @Test
    void thereAreAboutFiveHundredIssuesInThreeProjectsAndSomeBesideThem() {
        assertThat(lines.stream().map(line -> line.identity().projectKey()).distinct())
                .containsExactly("SHOP", "APP", "OPS", "STAFF", "TENT", "TRAIL", "VISION");
        assertThat(lines.stream()
                        .filter(line -> List.of("SHOP", "APP", "OPS")
                                .contains(line.identity().projectKey())))
                .hasSizeBetween(450, 550);
        assertThat(lines).hasSizeBetween(500, 600);
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
    void twoProjectsWorkInSprintsAndSubTasksAreInThoseOfTheirParent() {
        Map<String, JsonNode> sprints = new HashMap<>();
        Set<String> states = new TreeSet<>();
        for (DataLine line : lines) {
            JsonNode own = line.details().extra().path("sprints");
            own.values()
                    .forEach(sprint -> states.add(line.identity().projectKey() + " "
                            + sprint.path("state").asString()));
            sprints.put(line.identity().key(), own);
            line.place().parentKey().ifPresent(parent -> assertThat(own).isEqualTo(sprints.get(parent)));
        }
        assertThat(states)
                .containsExactly("APP active", "APP closed", "APP future", "SHOP active", "SHOP closed", "SHOP future");
    }

    @Test
    void twoProjectsHaveVersionsAndComponentsOnSomeOfTheirIssues() {
        assertThat(named("fixVersions"))
                .containsExactly(
                        "APP 1.7", "APP 1.8", "APP 1.9", "APP 2.0", "SHOP 4.0", "SHOP 4.1", "SHOP 4.2", "SHOP 5.0");
        assertThat(named("components"))
                .containsExactly(
                        "APP Counter",
                        "APP Notifications",
                        "APP Synchronization",
                        "SHOP Accounts",
                        "SHOP Catalogue",
                        "SHOP Checkout");
        assertThat(lines)
                .filteredOn(line -> line.identity().projectKey().equals("SHOP"))
                .anyMatch(line -> line.details().extra().has("fixVersions"))
                .anyMatch(line -> !line.details().extra().has("fixVersions"));
    }

    private Set<String> named(String field) {
        Set<String> names = new TreeSet<>();
        for (DataLine line : lines) {
            line.details()
                    .extra()
                    .path(field)
                    .values()
                    .forEach(name -> names.add(line.identity().projectKey() + " " + name.asString()));
        }
        return names;
    }

    @Test
    void everyIssueIsUpdatedAfterItWasMade() {
        assertThat(lines)
                .allMatch(line -> line.stamps().updated().isAfter(line.stamps().created()));
    }
}
