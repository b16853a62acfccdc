package org.espalier.server.jira;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.espalier.core.structure.IssueId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Jira as a person with a throw-away project reaches it; what was made there is deleted at the end. */
final class LiveSite implements AutoCloseable {

    /** What each issue that is made there is called. */
    static final String SUMMARY = "Made by the live test of Espalier, to be deleted by it";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Deque<String> made = new ArrayDeque<>();
    private final URI base;
    private final String authorization;
    private final String project;
    private final Consumer<Duration> patience;

    LiveSite(LivePlace place) {
        var credential = place.credential();
        this.patience = place.patience();
        this.base = place.base();
        this.project = place.project();
        this.authorization = credential.tokenAlone()
                ? "Bearer " + credential.secret()
                : "Basic "
                        + Base64.getEncoder()
                                .encodeToString((credential.user() + ":" + credential.secret())
                                        .getBytes(StandardCharsets.UTF_8));
    }

    /** What came back. */
    record Answer(int status, String body) {

        JsonNode json() {
            return JSON.readTree(body.isEmpty() ? "{}" : body);
        }

        boolean good() {
            return status < 300;
        }

        /** For the table: the status, and the first words of Jira where it refused. */
        String told() {
            return good() ? "accepted (" + status + ")" : "refused (" + status + "): " + first(body, 160);
        }
    }

    Answer send(String method, String path, Object body) {
        var publisher = body instanceof String empty && empty.isEmpty()
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, publisher)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while asking Jira.", stopped);
        }
    }

    /** Sets fields of an issue. */
    Answer edit(long issue, Map<String, ?> fields) {
        return send("PUT", "/rest/api/2/issue/" + issue, Map.of("fields", fields));
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /** The answer to a search once it finds so many; what was written may be found late. */
    JsonNode untilFound(String path, int wanted, Duration longest) {
        long begun = System.nanoTime();
        while (true) {
            var found = get(path).json();
            if (found.path("issues").size() >= wanted || System.nanoTime() - begun > longest.toNanos()) {
                return found;
            }
            pass(Duration.ofMillis(200));
        }
    }

    /** How many of these a search finds, once it finds all or the time is over. */
    int found(Collection<IssueId> issues, Duration longest) {
        var cloud = get("/rest/api/2/serverInfo")
                .json()
                .path("deploymentType")
                .asString("")
                .equals("Cloud");
        var ids = issues.stream().map(IssueId::toString).collect(Collectors.joining("%2C", "id%20in%20(", ")"));
        return untilFound(
                        (cloud ? "/rest/api/3/search/jql" : "/rest/api/2/search")
                                + "?fields=summary&maxResults=100&jql=" + ids,
                        issues.size(),
                        longest)
                .path("issues")
                .size();
    }

    /** A type of the project whose issues are neither epics nor sub-tasks; stories where it has them. */
    String standardType() {
        var types = types(false)
                .filter(type -> type.path("hierarchyLevel").asInt(0) == 0)
                .toList();
        return types.stream()
                .filter(type -> named(type, "Story"))
                .findFirst()
                .orElse(types.getFirst())
                .path("id")
                .asString();
    }

    Optional<String> subTaskType() {
        return types(true).map(type -> type.path("id").asString()).findFirst();
    }

    Optional<String> epicType() {
        return projectTypes()
                .filter(type -> named(type, "Epic"))
                .map(type -> type.path("id").asString())
                .findFirst();
    }

    private Stream<JsonNode> types(boolean subTask) {
        return projectTypes().filter(type -> type.path("subtask").asBoolean() == subTask && !named(type, "Epic"));
    }

    private Stream<JsonNode> projectTypes() {
        return get("/rest/api/2/project/" + project).json().path("issueTypes").valueStream();
    }

    private static boolean named(JsonNode type, String name) {
        return type.path("name").asString("").equalsIgnoreCase(name);
    }

    /** A new issue of the project; its id. */
    long create(String type, Map<String, ?> more) {
        Map<String, Object> fields = new TreeMap<>(more);
        fields.put("project", Map.of("key", project));
        fields.put("issuetype", Map.of("id", type));
        fields.put("summary", SUMMARY);
        var answer = send("POST", "/rest/api/2/issue", Map.of("fields", fields));
        if (answer.status() != 201) {
            throw new IllegalStateException("Jira made no issue of type " + type + ": " + answer.told());
        }
        var id = answer.json().get("id").asString();
        made.push(id);
        return Long.parseLong(id);
    }

    String updated(long issue) {
        return get("/rest/api/2/issue/" + issue + "?fields=updated")
                .json()
                .at("/fields/updated")
                .asString();
    }

    /**
     * The stamp of an issue, after which more than a second passes: many a Data Center keeps whole seconds, and a later
     * change must not hide in the same one (jira-api 6).
     */
    String settled(long issue) {
        var updated = updated(issue);
        pass(Duration.ofMillis(1100));
        return updated;
    }

    /** Gives it time for something. */
    void pass(Duration time) {
        patience.accept(time);
    }

    /** Whether its team manages the project, where Jira tells it. */
    String style() {
        return get("/rest/api/2/project/" + project).json().path("style").asString("of no style");
    }

    /** Whether the account administers the project, in words. */
    String rights() {
        var permissions = get("/rest/api/2/mypermissions?permissions=ADMINISTER,ADMINISTER_PROJECTS&projectKey="
                        + project)
                .json()
                .path("permissions");
        return permissions.at("/ADMINISTER/havePermission").booleanValue(false)
                        || permissions.at("/ADMINISTER_PROJECTS/havePermission").booleanValue(false)
                ? "that administers"
                : "that does not administer";
    }

    JsonNode read(byte[] body) {
        return JSON.readTree(body.length == 0 ? new byte[] {'{', '}'} : body);
    }

    /** Whether the history of an issue has an entry about a field. */
    boolean historyTells(long issue, String field) {
        return get("/rest/api/2/issue/" + issue + "?fields=summary&expand=changelog")
                .json()
                .at("/changelog/histories")
                .valueStream()
                .flatMap(entry -> entry.path("items").valueStream())
                .anyMatch(item -> item.path("field").asString("").equals(field));
    }

    /** The field that an epic needs where there is one for its name. */
    Map<String, String> epicName() {
        return get("/rest/api/2/field")
                .json()
                .valueStream()
                .filter(field -> field.at("/schema/custom").asString("").endsWith(":gh-epic-label"))
                .map(field -> Map.of(field.get("id").asString(), "Live test"))
                .findFirst()
                .orElse(Map.of());
    }

    /** That of an issue which is there no more. */
    long deleted(String type) {
        long id = create(type, Map.of());
        send("DELETE", "/rest/api/2/issue/" + id, "");
        made.remove(Long.toString(id));
        return id;
    }

    /** Newest made first, so that sub-tasks go before their parents. */
    @Override
    public void close() {
        made.forEach(id -> send("DELETE", "/rest/api/2/issue/" + id + "?deleteSubtasks=true", ""));
    }

    private static String first(String text, int most) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }
}
