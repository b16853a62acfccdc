package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.espalier.sandbox.dialect.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of Jira that nobody here wrote find in the sandbox what they expect, call by call. */
class ClientsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path JAVASCRIPT = Path.of("src", "test", "js").toAbsolutePath();
    private static final String SCRIPT =
            Path.of("src", "test", "python", "datacenter.py").toAbsolutePath().toString();

    /** Debian's own, for which its package is made. */
    private static final String PYTHON = "/usr/bin/python3";

    @RegisterExtension
    static final Harbours HARBOURS = new Harbours();

    @Test
    void aClientWithASchemaForEveryAnswerWorksWithCloud() {
        requirePackages();
        assertAllPass(86, "node", "cloud.mjs", address(Dialect.CLOUD));
    }

    @Test // jira-api 4.2: the old search is gone at Cloud
    void aClientOfTheOlderApiWorksWithCloudExceptForItsSearch() {
        requirePackages();
        assertAllPass(40, "node", "older.mjs", address(Dialect.CLOUD), "cloud");
    }

    @Test
    void aClientOfTheOlderApiWorksWithDataCenter() {
        requirePackages();
        assertAllPass(40, "node", "older.mjs", address(Dialect.DATA_CENTER), "data-center");
    }

    @Test
    void aClientInPythonWorksWithDataCenter() {
        require(isInstalledForPython(), "Debian's package python3-jira, which ./check installs as root");
        assertAllPass(42, PYTHON, SCRIPT, address(Dialect.DATA_CENTER));
    }

    private static String address(Dialect dialect) {
        return HARBOURS.of(dialect).address().toString();
    }

    private static void requirePackages() {
        require(
                Files.isRegularFile(JAVASCRIPT.resolve("node_modules/.installed-from")),
                "clients of Jira from npm; the build installs them where Node and npm are on the PATH");
    }

    /** Skips the test; where CI=true that is a failure. */
    private static void require(boolean there, String what) {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(there).as(what).isTrue();
        }
        assertThat(there).as(what).isTrue();
    }

    private static boolean isInstalledForPython() {
        try {
            return Files.isExecutable(Path.of(PYTHON))
                    && new ProcessBuilder(PYTHON, "-c", "import jira").start().waitFor() == 0;
        } catch (IOException failure) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Each call is another one; a script that ends early makes fewer of them. */
    private static void assertAllPass(int calls, String... command) {
        JsonNode tally = JSON.readTree(output(command));
        assertThat(tally.path("failed").values()).extracting(JsonNode::asString).isEmpty();
        assertThat(tally.path("passed").values())
                .extracting(JsonNode::asString)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(calls);
    }

    private static String output(String... command) {
        try {
            Process client = new ProcessBuilder(command)
                    .directory(JAVASCRIPT.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
