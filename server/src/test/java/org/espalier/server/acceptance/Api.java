package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Espalier's REST API by the contract, as its administrator. */
final class Api {

    static final Duration LONGEST_JOB = Duration.ofMinutes(10);
    private static final Set<String> WORKING = Set.of("WAITING", "PLANNING", "APPLYING");
    private static final Set<String> OPEN =
            Set.of("WAITING", "PLANNING", "APPLYING", "AWAITING_CONFIRMATION", "HALTED");

    private final Http http;

    Api(URI base, String token) {
        this.http = new Http(base.resolve("/api/v1/"), "Bearer " + token);
    }

    private Api(Http http) {
        this.http = http;
    }

    /** The same as somebody else, who signs in for it. */
    Api signedIn(String user, String password) {
        String cookie = http.post("session", Map.of("user", user, "password", password))
                .good()
                .cookie();
        return in(Map.of("Cookie", cookie.substring(0, cookie.indexOf(';')), "X-Espalier-Csrf", "1"));
    }

    /** The same as whoever these headers name. */
    Api in(Map<String, String> identity) {
        return new Api(new Http(http.base(), identity));
    }

    record Id(String id) {}

    record JobLink(String job) {}

    record Message(String level, String text) {}

    record Job(
            String id,
            String state,
            @Nullable String plan,
            long done,
            long total,
            Map<String, Integer> counts,
            int leftDifferent,
            List<Message> messages,
            @Nullable String waitingUntil) {

        boolean working() {
            return WORKING.contains(state);
        }

        /** How often another process went on with it. */
        long resumptions() {
            return messages.stream()
                    .filter(message -> message.text().startsWith("Resumed after an interruption"))
                    .count();
        }
    }

    record Halt(String code, String message, String act, boolean releasable) {}

    record Warning(String code, String text) {}

    record Plan(
            String id,
            Map<String, Integer> counts,
            int conflicts,
            int skipped,
            List<Halt> halts,
            List<Warning> warnings,
            String risk,
            String fingerprint,
            @Nullable String confirmPhrase) {}

    record Issue(String id, @Nullable String key) {}

    record Change(
            String id,
            String kind,
            @Nullable Issue issue,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            boolean destructive) {}

    record AuditEntry(
            @Nullable Long change,
            @Nullable Issue issue,
            String kind,
            String phase,
            @Nullable String effect,
            @Nullable JsonNode after) {}

    private record Page<T>(List<T> values, Optional<String> next) {}

    /** What the contract does not spell out, or what is sent in order to be refused. */
    Http http() {
        return http;
    }

    /** A connection that may write, to all projects that the sandbox's administrator sees. */
    String connect(URI cloud) {
        return http.post("connections", connection(cloud)).as(Id.class).id();
    }

    /** The same to either kind of Jira. */
    String connect(SandboxJira jira) {
        return http.post("connections", connection(jira.address(), jira))
                .as(Id.class)
                .id();
    }

    /** The body that makes one to either kind of Jira, at an address where it is reached. */
    static Map<String, Object> connection(URI address, SandboxJira jira) {
        return connection(address, jira.kind(), jira.user());
    }

    /** The body that makes such a connection. */
    static Map<String, Object> connection(URI cloud) {
        return connection(cloud, "CLOUD", "admin");
    }

    private static Map<String, Object> connection(URI address, String kind, String user) {
        return Map.of(
                "name",
                "Sandbox",
                "kind",
                kind,
                "baseUrl",
                address.toString(),
                "user",
                user,
                "secret",
                "sandbox",
                "writable",
                true);
    }

    String createStructure(String name, String connection) {
        return http.post("structures", Map.of("name", name, "connection", connection))
                .as(Id.class)
                .id();
    }

    Forest forest(String structure) {
        Http.Answer answer = http.get("structures/" + structure + "/forest").good();
        JsonNode json = answer.json();
        return new Forest(
                new Forest.Version(
                        json.at("/version/signature").asLong(),
                        json.at("/version/version").asLong()),
                answer.etag(),
                json.get("formula").asString());
    }

    /** Edits what was seen; answers the rows that came to be, by the negative numbers they had in the actions. */
    Map<String, Long> edit(String structure, Forest seen, List<Map<String, Object>> actions) {
        JsonNode rows = http.send(
                        "POST",
                        "structures/" + structure + "/edits",
                        Map.of("If-Match", seen.etag()),
                        Map.of("actions", actions))
                .good()
                .json()
                .get("rowIds");
        return rows.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asLong()));
    }

    /** Adds rows after all others: a formula whose rows have negative numbers. */
    Map<String, Long> add(String structure, String formula) {
        return edit(
                structure,
                forest(structure),
                List.of(Map.of("action", "add", "under", 0, "before", 0, "forest", formula)));
    }

    String install(String structure, String type, Map<String, Object> parameters) {
        return http.post(
                        "structures/" + structure + "/synchronizers",
                        Map.of("type", type, "name", type, "parameters", parameters))
                .as(Id.class)
                .id();
    }

    /** Asks for a plan and waits until it is there, or until its job ended without need of one. */
    Job plan(String synchronizer, String direction) {
        return planned(http.post("synchronizers/" + synchronizer + "/plans", Map.of("direction", direction))
                .as(JobLink.class));
    }

    /** Asks for a plan that Jira keeps from being made for now. */
    Job held(String synchronizer, String direction) {
        String job = http.post("synchronizers/" + synchronizer + "/plans", Map.of("direction", direction))
                .as(JobLink.class)
                .job();
        return await(job, "a wait", now -> now.waitingUntil() != null);
    }

    /** Asks for the plan that takes a job back. */
    Job undo(Job job) {
        return planned(http.post("jobs/" + job.id() + "/undo-plan", Map.of()).as(JobLink.class));
    }

    /** Asks for the plan of a one-time import or export, and waits for it likewise. */
    Job once(String structure, String type, String direction, Map<String, Object> parameters) {
        return planned(http.post(
                        "structures/" + structure + "/plans",
                        Map.of("type", type, "direction", direction, "parameters", parameters))
                .as(JobLink.class));
    }

    private Job planned(JobLink link) {
        return planned(link.job());
    }

    Job planned(String job) {
        return await(job, "a plan", now -> !now.working());
    }

    Job job(String id) {
        return http.get("jobs/" + id).as(Job.class);
    }

    Plan plan(Job job) {
        assertThat(job.plan()).as("the plan of %s", job).isNotNull();
        return http.get("plans/" + job.plan()).as(Plan.class);
    }

    List<Change> changes(Job job) {
        return all("plans/" + job.plan() + "/changes?", Change.class);
    }

    List<AuditEntry> audit(Job job) {
        return all("audit?job=" + job.id(), AuditEntry.class);
    }

    /** Confirms with these destructive kinds, releases what can be released, and does not wait. */
    void confirm(Job job, Collection<String> include) {
        Plan plan = plan(job);
        String phrase = http.get("plans/" + plan.id() + "?include=" + String.join(",", include))
                .as(Plan.class)
                .confirmPhrase();
        http.post(
                        "plans/" + plan.id() + "/apply",
                        Map.of(
                                "fingerprint",
                                plan.fingerprint(),
                                "include",
                                include,
                                "confirm",
                                phrase == null ? "" : phrase,
                                "release",
                                plan.halts().stream()
                                        .filter(Halt::releasable)
                                        .map(Halt::code)
                                        .toList()))
                .good();
    }

    Job apply(Job job, Collection<String> include) {
        confirm(job, include);
        return ended(job);
    }

    Job ended(Job job) {
        return await(job.id(), "its end", now -> !OPEN.contains(now.state()));
    }

    Job await(String job, String awaited, Predicate<Job> there) {
        return Polling.until(
                awaited + " of " + job, LONGEST_JOB, () -> Optional.of(job(job)).filter(there));
    }

    private <T> List<T> all(String path, Class<T> type) {
        List<T> all = new ArrayList<>();
        Function<String, Page<T>> page =
                cursor -> page(http.get(path + cursor).good().json(), type);
        for (var now = Optional.of(page.apply("")); now.isPresent(); ) {
            all.addAll(now.get().values());
            now = now.get().next().map(cursor -> page.apply("&cursor=" + cursor));
        }
        return List.copyOf(all);
    }

    private static <T> Page<T> page(JsonNode json, Class<T> type) {
        return new Page<>(
                json.get("values").values().stream()
                        .map(value -> Http.JSON.treeToValue(value, type))
                        .toList(),
                Stream.of(json.path("nextCursor"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .findFirst());
    }
}
