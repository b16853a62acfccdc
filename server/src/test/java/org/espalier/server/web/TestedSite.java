package org.espalier.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.espalier.server.RecordedJira.json;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.server.RecordedJira;
import org.espalier.server.RecordedJira.Answer;
import org.espalier.server.TestServer;
import org.espalier.server.tracker.TrackerHosts;

/** A server, and a Jira with which all is well, to which connections are made and tested. */
final class TestedSite implements AutoCloseable {

    static final String SERVER_INFO = "GET /rest/api/2/serverInfo";
    static final String MYSELF = "GET /rest/api/3/myself";
    static final String PROJECTS = "GET /rest/api/3/project/search";
    static final String CHECK = "POST /rest/api/3/permissions/check";
    static final String LINK_TYPES = "GET /rest/api/3/issueLinkType";

    private final TestServer server = TestServer.start();
    private final RecordedJira jira = RecordedJira.start();

    TestedSite() {
        server.part(TrackerHosts.class).exempt(jira.url());
    }

    TestServer server() {
        return server;
    }

    RecordedJira jira() {
        return jira;
    }

    /** All is well again. */
    void recover() {
        jira.healthy()
                .when(SERVER_INFO, json("""
                        {"deploymentType":"Cloud","version":"1001.0.0","serverTimeZone":"Europe/Vienna",
                         "serverTime":"2001-01-01T00:00:00.000+0000"}"""))
                .when(MYSELF, json("""
                        {"accountId":"5b10a2","displayName":"Ada","timeZone":"Europe/Paris"}"""))
                .when(
                        CHECK,
                        granted(
                                "BROWSE_PROJECTS",
                                "LINK_ISSUES",
                                "EDIT_ISSUES",
                                "SCHEDULE_ISSUES",
                                "TRANSITION_ISSUES",
                                "RESOLVE_ISSUES"))
                .when(LINK_TYPES, json("""
                        {"issueLinkTypes":[{"id":"100","name":"Blocks","inward":"is blocked by","outward":"blocks"}]}"""))
                .forgetAsked();
    }

    TestServer.Answer test(String id) {
        return server.post("/api/v1/connections/" + id + "/test", "");
    }

    /** A connection to the Jira as a Cloud site. */
    String cloud() {
        return made("{\"name\":\"Test\",\"kind\":\"CLOUD\",\"baseUrl\":\"" + jira.url()
                + "\",\"user\":\"ada\",\"secret\":\"canary\",\"projects\":[\"TEST\"]}");
    }

    String made(String body) {
        var answer = server.post("/api/v1/connections", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    /** What an administrator of Jira may do in the project besides. */
    static Answer granted(String... rights) {
        return json("{\"globalPermissions\":[\"ADMINISTER\"],\"projectPermissions\":["
                + Stream.of(rights).map(TestedSite::granted).collect(Collectors.joining(",")) + "]}");
    }

    static String granted(String right) {
        return "{\"permission\":\"" + right + "\",\"issues\":[],\"projects\":[10000]}";
    }

    @Override
    public void close() {
        server.close();
        jira.close();
    }
}
