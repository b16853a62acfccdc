package org.espalier.server.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1 second",
        "PT0.2S, 1 second",
        "PT1.001S, 2 seconds",
        "PT119S, 119 seconds",
        "PT2M, 2 minutes",
        "PT49M59S, 50 minutes",
        "PT119M, 119 minutes",
        "PT2H, 2 hours",
        "PT23H1S, 24 hours"
    })
    void aWaitIsToldInTheLargestUnitThatTwoOfItFill(Duration wait, String told) {
        assertThat(Words.lasting(wait)).isEqualTo(told);
    }
}
