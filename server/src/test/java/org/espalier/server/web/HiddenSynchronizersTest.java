package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.postgres.TestPostgres;
import org.espalier.server.TestServer;
import org.espalier.server.platform.Settings.Setup;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** product 8: nobody sees anything of synchronizers before the first one is installed, unless it is set otherwise. */
class HiddenSynchronizersTest {

    @Test
    void theCallsOfTheFeatureAreNotFoundUntilASynchronizerIsInstalled() {
        try (TestServer server = TestServer.start(TestPostgres.newDatabase(), Setup.WIZARD)) {
            String structure = server.silentStructure();
            String path = "/api/v1/structures/" + structure;
            assertHidden(server.post(path + "/synchronizers", "{\"type\":\"SUB_TASKS\"}"));
            assertHidden(server.get(path + "/synchronizers"));
            assertHidden(server.post(path + "/plans", "{\"type\":\"SUB_TASKS\",\"direction\":\"INTO_STRUCTURE\"}"));
            assertHidden(server.get("/api/v1/synchronizers/syn_1"));
            assertThat(server.get("/api/v1/jobs").status()).isEqualTo(200);
            assertThat(seen(server)).isEqualTo("HIDDEN");

            install(server, Long.parseLong(structure.substring("str_".length())));

            assertThat(server.get(path + "/synchronizers").status()).isEqualTo(200);
            assertThat(server.get("/api/v1/synchronizers/syn_1").status()).isEqualTo(200);
            assertThat(seen(server)).isEqualTo("SHOWN");
        }
    }

    private static void assertHidden(TestServer.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().get("code").asString()).isEqualTo("feature_hidden");
        assertThat(answer.json().get("detail").asString())
                .contains("nothing was done", "structure.feature.synchronizers.enabled");
    }

    private static String seen(TestServer server) {
        return server.get("/api/v1/me").json().get("synchronizers").asString();
    }

    private static void install(TestServer server, long structure) {
        server.part(JdbcClient.class).sql("""
                        insert into synchronizer (id, number, structure, type, name, parameters, owner, state, created_at)
                        values ('syn_1', 1, ?, 'SUB_TASKS', 'Sub-tasks', '{}', 'ada', 'DISABLED', now())
                        """).param(structure).update();
    }
}
