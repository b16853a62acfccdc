package org.espalier.server.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.espalier.server.TestServer;
import org.espalier.server.acceptance.Polling;
import org.espalier.server.platform.DataFolder;
import org.espalier.server.platform.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A running server tells by itself, once, that a credential ends soon (product 7). */
@Tag("database")
class ExpiryTaskTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void aServerTellsOfATokenThatExpiresWithinAWeek() throws IOException {
        try (var server = TestServer.start()) {
            var jdbc = server.part(JdbcClient.class);
            server.addSilentConnection("con_1");
            jdbc.sql("update tracker_connection set expires = ?")
                    .param(today(server).plusDays(5))
                    .update();

            look(jdbc);

            assertThat(log(server)).containsOnlyOnce("The token of connection con_1 expires in 5 days");
            assertThat(jdbc.sql("select told from tracker_connection")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(7);

            look(jdbc);

            assertThat(log(server)).containsOnlyOnce("The token of connection con_1 expires in 5 days");
        }
    }

    /** The daily look, now; it is over once the next one stands in the list. */
    private static void look(JdbcClient jdbc) {
        jdbc.sql("update scheduled_tasks set execution_time = now() where task_name = 'expiry' and not picked")
                .update();
        Polling.until(
                "the daily look",
                LONGEST,
                () -> jdbc.sql("""
                        select 1 from scheduled_tasks
                         where task_name = 'expiry' and not picked and execution_time > now() + interval '1 hour'
                        """).query(Integer.class).optional());
    }

    private static String log(TestServer server) throws IOException {
        return Files.readString(DataFolder.at(server.part(Settings.class).folder()).log());
    }

    private static LocalDate today(TestServer server) {
        return LocalDate.ofInstant(server.part(InstantSource.class).instant(), ZoneOffset.UTC);
    }
}
