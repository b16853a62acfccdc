package org.espalier.server.acceptance;

import java.util.List;
import java.util.Map;
import org.espalier.server.TestServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The connections of one server as people and its database know them. */
record KnownConnections(TestServer server) {

    JsonNode known(String id) {
        return server.get(path(id)).json();
    }

    int count() {
        return server.get("/api/v1/connections").json().get("values").size();
    }

    TestServer.Answer change(String id, String body) {
        String version = server.get(path(id)).header("ETag");
        return server.send("PATCH", path(id), body, Map.of("If-Match", version));
    }

    /** What the database holds of the tokens, as text. */
    List<String> tokens(String id) {
        return server.part(JdbcClient.class)
                .sql(
                        "select encode(access, 'escape') || encode(refresh, 'escape') from tracker_grant where connection = ?")
                .param(id)
                .query(String.class)
                .list();
    }

    /** The status with which a server answers what it has to ask Jira. */
    static int linkTypes(TestServer asked, String id) {
        return asked.get(path(id) + "/link-types").status();
    }

    private static String path(String id) {
        return "/api/v1/connections/" + id;
    }
}
