package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A first look that is interrupted while its sample is made is finished by the next start. */
@ExtendWith(OutputOnFailure.class)
class DemoIT {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    /** By default one kill; all moments are tried by the longer form of the check. */
    private static final boolean EVERYWHERE = Boolean.getBoolean("everywhere");

    private final int port = freePort();
    private final int sandboxPort = freePort();
    private final Http http =
            new Http(URI.create("http://localhost:" + port + "/api/v1/"), "Bearer " + RunningServer.TOKEN);

    @Test
    void aStartThatIsKilledAnywhereIsFinishedByTheNext(@TempDir Path folder) {
        if (EVERYWHERE) {
            killOnce(folder, () -> !values("connections").isEmpty());
            killOnce(folder, () -> !values("jobs").isEmpty());
        }
        killOnce(folder, () -> values("jobs").size() > 1);
        assertThat(folder.resolve("sandbox/sample-begun")).exists();

        try (Program demo = demo(folder)) {
            demo.address();

            assertThat(values("connections")).hasSize(1);
            assertThat(values("structures")).hasSize(1);
            String structure = values("structures").iterator().next().get("id").asString();
            assertThat(values("structures/" + structure + "/synchronizers"))
                    .extracting(
                            each -> each.get("name").asString(),
                            each -> each.at("/lastRun/state").asString())
                    .containsExactly(
                            tuple("Stories, tasks and bugs", "FINISHED"),
                            tuple("Hierarchy", "FINISHED"),
                            tuple("Sub-tasks", "FINISHED"));
            assertThat(Files.exists(folder.resolve("sandbox/sample-begun"))).isFalse();
        }
    }

    private void killOnce(Path folder, BooleanSupplier reached) {
        try (Program demo = demo(folder)) {
            Polling.until(
                    "the moment to interrupt the demo",
                    LONGEST_START,
                    () -> Optional.of(reached).filter(DemoIT::isReached));
            demo.kill();
        }
    }

    /** False also while nobody answers yet. */
    private static boolean isReached(BooleanSupplier reached) {
        try {
            return reached.getAsBoolean();
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private Program demo(Path folder) {
        return RunningServer.program(
                folder,
                Map.of(
                        "ESPALIER_PORT",
                        Integer.toString(port),
                        "ESPALIER_SANDBOX_PORT",
                        Integer.toString(sandboxPort),
                        "ESPALIER_SETUP",
                        "demo"));
    }

    private Collection<JsonNode> values(String path) {
        return http.get(path).good().json().get("values").values();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
