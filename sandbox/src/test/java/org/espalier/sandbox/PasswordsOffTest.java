package org.espalier.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Data Center of version 11, which takes no passwords (jira-api.md §3). */
@Tag("database")
class PasswordsOffTest {

    private static final String SELF = "/rest/api/2/myself";

    @RegisterExtension
    static final TestSandbox sandbox = TestSandbox.dataCenterHarbour();

    private static final TestClient admin = sandbox.admin();

    @AfterEach
    void beUsual() {
        admin.put("/sandbox/version", "{}");
    }

    @Test
    void aPasswordIsRefusedRightOrWrongAndATokenIsTaken() {
        assertThat(admin.get(SELF).status()).isEqualTo(200);
        admin.put("/sandbox/version", "{\"version\":\"11.3.0\"}");

        for (String user : new String[] {"admin", TestClient.basic("admin:wrong")}) {
            TestClient.Answer refused = new TestClient(sandbox.address(), user).get(SELF);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().path("message").asString())
                    .isEqualTo("Basic Authentication has been disabled on this instance.");
        }
        assertThat(new TestClient(sandbox.address(), "Bearer sandbox").get(SELF).status())
                .isEqualTo(200);
        assertThat(new TestClient(sandbox.address(), "")
                        .get("/rest/api/2/serverInfo")
                        .status())
                .isEqualTo(200);
    }
}
