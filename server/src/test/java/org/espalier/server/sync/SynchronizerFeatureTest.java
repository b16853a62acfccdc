package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.espalier.server.TestServer;
import org.espalier.server.sync.SynchronizerFeature.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** product 8, line by line. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class SynchronizerFeatureTest {

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest // The setting, how many synchronizers are installed, and what people see.
    @CsvSource(delimiter = '|', nullValues = "unset", ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            unset|0|HIDDEN
            unset|1|SHOWN
            true|0|SHOWN
            true|1|SHOWN
            false|0|HIDDEN
            false|1|SHOWN_IN_SPITE_OF_THE_SETTING
            yes|0|HIDDEN
             true|0|HIDDEN
            yes|1|SHOWN
            """)
    void aSettingShowsOrHidesTheFeature(@Nullable String setting, int installed, Visibility seen) {
        install(installed);
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "setting", setting == null ? Map.of() : Map.of(SynchronizerFeature.PROPERTY, setting)));

        var feature = new SynchronizerFeature(environment, server.part(Synchronizers.class));

        assertThat(feature.visibility()).isEqualTo(seen);
    }

    private void install(int synchronizers) {
        var jdbc = server.part(JdbcClient.class);
        jdbc.sql("delete from synchronizer").update();
        jdbc.sql("""
                        insert into synchronizer (id, number, structure, type, name, parameters, owner, state, created_at)
                        select 'syn_' || n, n, 1, 'SUB_TASKS', 'Sub-tasks', '{}', 'ada', 'DISABLED', now()
                          from generate_series(1, ?) n
                        """).param(synchronizers).update();
    }
}
