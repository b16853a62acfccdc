package org.espalier.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often sites are asked what has changed. */
class PollSecondsTest {

    @Test
    void aMinuteIsUsual() {
        assertThat(polling(Map.of())).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"5,5", "' 30 ',30", "99999,99999"})
    void secondsAreTaken(String set, long seconds) {
        assertThat(polling(Map.of("ESPALIER_POLL_SECONDS", set))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000"})
    void zeroIsNever(String set) {
        assertThat(polling(Map.of("ESPALIER_POLL_SECONDS", set))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "-1", "1m", "100000", "60.5"})
    void anythingElseKeepsTheServerFromStarting(String set) {
        assertThatThrownBy(() -> polling(Map.of("ESPALIER_POLL_SECONDS", set)))
                .isInstanceOf(StartRefused.class)
                .hasMessage("Espalier did not start: ESPALIER_POLL_SECONDS must be 0 for never, or a number from 5 to"
                        + " 99999, but is '" + set + "'.");
    }

    private static Optional<Duration> polling(Map<String, String> environment) {
        return SettingsFromEnvironment.read(environment).sites().polling();
    }
}
