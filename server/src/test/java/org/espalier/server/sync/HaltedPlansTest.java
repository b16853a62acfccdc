package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.html;
import static org.espalier.server.RecordedJira.json;
import static org.espalier.server.sync.LinkedJira.LINK_TYPES;
import static org.espalier.server.sync.LinkedJira.LOOK;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.espalier.server.RecordedJira.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * L15: a plan that could not be made is halted by name, also where already the names in its rule could not be asked
 * for.
 */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class HaltedPlansTest {

    private LinkJobs jobs;
    private String links;

    @BeforeAll
    void start() {
        jobs = new LinkJobs();
        links = jobs.links(jobs.structure("-1:0:1,-2:1:2"));
    }

    @AfterAll
    void end() {
        jobs.close();
    }

    @AfterEach
    void mend() {
        jobs.jira().forget();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                arguments(LINK_TYPES, json(503, "{}"), "TRACKER_UNREACHABLE"),
                arguments(LINK_TYPES, html(200), "TRACKER_UNREACHABLE"),
                arguments(LINK_TYPES, json("{}"), "INCOMPLETE_SIGHT"),
                arguments(LOOK, json(401, "{}"), "DEAD_TOKEN"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aPlanOfLinksIsHaltedByName(String route, Answer answer, String halt) {
        jobs.jira().amiss(route, answer);
        var plan = jobs.plan(jobs.awaited(jobs.asked(links, "FROM_STRUCTURE"), "HALTED"));

        assertThat(plan.at("/halts/0/code").asString()).isEqualTo(halt);
        assertThat(plan.get("counts").toString()).isEqualTo("{}");
    }
}
