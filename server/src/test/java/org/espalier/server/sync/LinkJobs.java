package org.espalier.server.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.espalier.server.TestServer;
import org.espalier.server.tracker.TrackerHosts;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A server and a Jira, and the jobs that carry links from one to the other, asked for over HTTP. */
final class LinkJobs implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final TestServer server;
    private LinkedJira jira = new LinkedJira();
    private final String connection;

    LinkJobs() {
        this(TestServer.start());
    }

    LinkJobs(TestServer server) {
        this.server = server;
        server.part(TrackerHosts.class).exempt(jira.url());
        connection = made(
                "connections",
                "{\"name\":\"Test\",\"kind\":\"CLOUD\",\"baseUrl\":\"" + jira.url()
                        + "\",\"user\":\"admin\",\"secret\":\"sandbox\",\"writable\":true}");
    }

    String connection() {
        return connection;
    }

    LinkedJira jira() {
        return jira;
    }

    TestServer server() {
        return server;
    }

    /** A structure with these rows, such as {@code -1:0:1,-2:1:2}. */
    String structure(String rows) {
        var structure = made("structures", "{\"name\":\"Road map\",\"connection\":\"" + connection + "\"}");
        var path = "/api/v1/structures/" + structure;
        var edited = server.send(
                "POST",
                path + "/edits",
                "{\"actions\":[{\"action\":\"add\",\"under\":0,\"after\":0,\"before\":0,\"forest\":\"" + rows + "\"}]}",
                Map.of("If-Match", server.get(path + "/forest").header("ETag")));
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        return structure;
    }

    String links(String structure) {
        return made(
                "structures/" + structure + "/synchronizers",
                "{\"type\":\"LINKS\",\"name\":\"Links\",\"parameters\":{\"linkType\":\"Blocks\",\"direction\":\"OUTWARD\"}}");
    }

    /** Asks for a plan; does not wait for it. */
    String asked(String synchronizer, String direction) {
        return job("synchronizers/" + synchronizer + "/plans", "{\"direction\":\"" + direction + "\"}");
    }

    /** A job whose plan waits for a person. */
    String planned(String synchronizer, String direction) {
        return awaited(asked(synchronizer, direction), "AWAITING_CONFIRMATION");
    }

    /** Asks for what follows from a job: {@code undo-plan} or {@code retry-failed}. */
    String follow(String job, String with) {
        return job("jobs/" + job + "/" + with, "");
    }

    /** Confirms everything, and does not wait. */
    void confirm(String job) {
        var plan = get("plans/" + state(job).get("plan").asString());
        var releases = new TreeMap<String, Boolean>();
        plan.get("halts").forEach(halt -> releases.put("\"" + halt.get("code").asString() + "\"", true));
        var applied = server.post(
                "/api/v1/plans/" + plan.get("id").asString() + "/apply",
                "{\"fingerprint\":\"" + plan.get("fingerprint").asString()
                        + "\",\"include\":[\"ROW_REMOVE\",\"LINK_DELETE\"],\"confirm\":\""
                        + plan.get("confirmPhrase").asString("") + "\",\"release\":["
                        + String.join(",", releases.keySet()) + "]}");
        assertThat(applied.status()).as(applied.body()).isEqualTo(202);
    }

    /**
     * The connection goes to another site, since what the last one asked to wait for outlives every change but this.
     */
    LinkedJira nextJira() {
        jira.close();
        jira = new LinkedJira();
        server.part(TrackerHosts.class).exempt(jira.url());
        server.part(JdbcClient.class)
                .sql("update tracker_connection set base_url = ?, version = version + 1")
                .param(jira.url().toString())
                .update();
        return jira;
    }

    void stop(String job) {
        assertThat(server.post("/api/v1/jobs/" + job + "/stop", "").status()).isEqualTo(202);
    }

    JsonNode state(String job) {
        return get("jobs/" + job);
    }

    JsonNode plan(String job) {
        return get("plans/" + state(job).get("plan").asString());
    }

    /** The job once it is in that state. */
    String awaited(String job, String state) {
        until(state, () -> state(job).get("state").asString().equals(state));
        return job;
    }

    void until(String awaited, BooleanSupplier there) {
        long begin = System.nanoTime();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                fail("Waited for %s in vain; the jobs are %s", awaited, get("jobs"));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Until the one run that there is has gone to wait for so long that another could begin. */
    void untilLeaseIsGivenBack() {
        until(
                "the lease given back",
                () -> server.part(JdbcClient.class)
                        .sql("select bool_and(released) and exists (select 1 from job where waiting is not null)"
                                + " from structure_lease")
                        .query(Boolean.class)
                        .single());
    }

    JsonNode get(String path) {
        var answer = server.get("/api/v1/" + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private String job(String path, String body) {
        var answer = server.post("/api/v1/" + path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json().get("job").asString();
    }

    private String made(String path, String body) {
        var answer = server.post("/api/v1/" + path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    @Override
    public void close() {
        server.close();
        jira.close();
    }
}
