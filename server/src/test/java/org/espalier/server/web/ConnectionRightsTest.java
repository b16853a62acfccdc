package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.espalier.server.TestServer;
import org.espalier.server.TestServer.Answer;
import org.espalier.server.access.Person;
import org.espalier.server.access.Person.Rank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what with connections. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionRightsTest {

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /connections",
        "PATCH, /connections/con_any",
        "POST, /connections/con_any/test",
        "POST, /connections/con_any/webhook",
        "DELETE, /connections/con_any/webhook",
        "POST, /atlassian-sign-ins"
    })
    void onlyAdministratorsChangeConnections(String method, String path) {
        var refused = asMember(method, path);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("code").asString()).isEqualTo("forbidden");
        assertThat(refused.json().get("detail").asString()).contains("ask an administrator");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /connections, 200",
        "GET, /connections/con_any, 404",
        "GET, /connections/con_any/link-types, 404",
        "GET, /atlassian-sign-ins, 200",
        "DELETE, /connections/con_any/linked-credential, 204",
        "POST, /connections/con_any/linked-credential/sign-in, 400",
        "POST, /atlassian-sign-ins/finish, 400"
    })
    void everybodySeesConnectionsAndLinksTheirOwn(String method, String path, int status) {
        assertThat(asMember(method, path).status()).isEqualTo(status);
    }

    private Answer asMember(String method, String path) {
        return server.sendAs(
                new Person("bob", "Bob", Rank.MEMBER), method, "/api/v1" + path, method.equals("GET") ? "" : "{}");
    }
}
