package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.espalier.core.run.Effort;
import org.espalier.server.tracker.Cost;
import org.espalier.server.tracker.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan costs a Jira, at a fifth of a second for each request. */
class EstimateTest {

    @ParameterizedTest
    @CsvSource({
        // kind, issues, changes, reads, writes, seconds
        "Cloud,         2,    1,    2,    1,   0",
        "Cloud,       100,   50,    3,   50,  10",
        "Cloud,       101,   60,    5,   60,  12",
        "Cloud,      1000,  600,   32,  600, 121",
        "Data Center,   2,    1,    4,    1,   0",
        "Data Center, 100,   50,  300,   50,  20",
    })
    void looksGoByTheHundredOnCloudAndOneByOneOnDataCenter(
            String kind, int issues, int changes, int reads, int writes, int seconds) {
        var dialect = kind.equals("Cloud") ? new CloudDialect() : new DataCenterDialect();

        var cost = new Estimate(dialect, Speed.USUAL).of(new Workload(issues, new Effort(changes, 0, 0, 0, 0)));

        assertThat(cost).extracting(Cost::reads, Cost::writes).containsExactly(reads, writes);
        assertThat(cost.time()).isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds + 1));
    }

    @ParameterizedTest
    @CsvSource({
        // kind, issues, requests, ranks, transitions, parents, histories, reads
        "Cloud,       52, 1,  1, 0,  0,  0,   3",
        "Cloud,       10, 10, 0, 10, 0,  10, 23",
        "Cloud,       20, 10, 0, 0,  10, 10, 13",
        "Data Center, 10, 10, 0, 10, 0,  10, 50",
        "Data Center, 52, 1,  1, 0,  0,  0, 156",
    })
    void whatAWriteReadsForItselfIsCounted(
            String kind, int issues, int requests, int ranks, int transitions, int parents, int histories, int reads) {
        var dialect = kind.equals("Cloud") ? new CloudDialect() : new DataCenterDialect();
        var effort = new Effort(requests, ranks, transitions, parents, histories);

        var cost = new Estimate(dialect, Speed.USUAL).of(new Workload(issues, effort));

        assertThat(cost).extracting(Cost::reads, Cost::writes).containsExactly(reads, requests);
    }

    @ParameterizedTest
    @CsvSource({"5, 200", "200, 1000"})
    void theSpeedIsThatOfTheLastRequests(int requests, int most) {
        var speed = new Speed();
        for (int request = 0; request < requests; request++) {
            speed.took(Duration.ofSeconds(1));
        }

        assertThat(speed.perRequest())
                .isLessThanOrEqualTo(Duration.ofMillis(most + 300L))
                .isGreaterThan(Speed.USUAL);
    }
}
