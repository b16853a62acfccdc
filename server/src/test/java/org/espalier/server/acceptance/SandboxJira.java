package org.espalier.server.acceptance;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The sandbox asked directly, past Espalier: what is true there, and what was asked of it. */
public final class SandboxJira {

    private final Http http;
    private final Http member;
    private final boolean cloud;

    SandboxJira(URI base) {
        this(base, "cloud");
    }

    SandboxJira(URI base, String dialect) {
        this.cloud = dialect.equals("cloud");
        this.http = new Http(base, basic("admin:sandbox"));
        this.member = new Http(base, basic("member:sandbox"));
    }

    private static String basic(String userAndSecret) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndSecret.getBytes(StandardCharsets.UTF_8));
    }

    /** A link of a type that is known from the context. */
    record Link(long source, long destination) {}

    /** The requests since they were last forgotten. */
    public record Requests(long reading, long writing, Map<String, Long> byRoute) {}

    /** What a connection to it is called. */
    String kind() {
        return cloud ? "CLOUD" : "DATA_CENTER";
    }

    /** Who a connection asks as; the token of a Data Center needs no user beside it. */
    String user() {
        return cloud ? "admin" : "";
    }

    public URI address() {
        return http.base();
    }

    public Requests requests() {
        return http.get("/sandbox/requests").as(Requests.class);
    }

    public void forgetRequests() {
        http.send("DELETE", "/sandbox/requests", Map.of()).good();
    }

    /** Switches on these faults and switches off all others. */
    public void misbehave(Map<String, Object> faults) {
        http.send("PUT", "/sandbox/faults", Map.of(), faults).good();
    }

    /** Sets one of the other panels of switches as a whole. */
    public void switches(String panel, Map<String, Object> values) {
        http.send("PUT", "/sandbox/" + panel, Map.of(), values).good();
    }

    /** What is answered to a question about anything. */
    public JsonNode get(String path) {
        return http.get(path).good().json();
    }

    /** The project's member does something, past whoever else is at work. */
    public void asMember(String method, String path, Object body) {
        member.send(method, path, Map.of(), body).good();
    }

    /** Everybody takes back what they allowed apps. */
    void withdrawGrants() {
        http.send("DELETE", "/sandbox/grants", Map.of()).good();
    }

    /** Sends it something, past Espalier; the body of its answer. */
    public JsonNode tell(String method, String path, Object body) {
        var answer = http.send(method, path, Map.of(), body).good();
        return answer.body().isEmpty() ? Http.JSON.createObjectNode() : answer.json();
    }

    /** All visible links of one type. */
    Set<Link> links(String type) {
        return linksOf("issueLinkType = \"" + type + "\"", type::equals);
    }

    /** All links that the issues of a project show, of whatever types there are. */
    Set<Link> linksIn(String project) {
        return linksOf("project = " + project, _ -> true);
    }

    private Set<Link> linksOf(String jql, Predicate<String> types) {
        Set<Link> links = new HashSet<>();
        for (JsonNode issue : found(jql, List.of("issuelinks"))) {
            long here = issue.get("id").asLong();
            for (JsonNode link : issue.at("/fields/issuelinks").values()) {
                if (types.test(link.at("/type/name").asString())) {
                    links.add(
                            link.has("outwardIssue")
                                    ? new Link(here, link.at("/outwardIssue/id").asLong())
                                    : new Link(link.at("/inwardIssue/id").asLong(), here));
                }
            }
        }
        return Set.copyOf(links);
    }

    /** A type of links goes, and its links with it. */
    void removeLinkType(String name) {
        for (JsonNode type :
                get("/rest/api/2/issueLinkType").get("issueLinkTypes").values()) {
            if (type.get("name").asString().equals(name)) {
                http.send(
                                "DELETE",
                                "/rest/api/2/issueLinkType/" + type.get("id").asString(),
                                Map.of())
                        .good();
            }
        }
    }

    /** Archives a project, or restores it: {@code archive} or {@code restore}. */
    void shelve(String project, String how) {
        tell(cloud ? "POST" : "PUT", "/rest/api/2/project/" + project + "/" + how, Map.of());
    }

    /** How many issues a query finds, asked for page by page without their fields. */
    int count(String jql) {
        return found(jql, List.of("id")).size();
    }

    private List<JsonNode> found(String jql, List<String> fields) {
        return cloud ? foundByToken(jql, fields) : foundByOffset(jql, fields);
    }

    private List<JsonNode> foundByOffset(String jql, List<String> fields) {
        List<JsonNode> issues = new ArrayList<>();
        JsonNode page;
        do {
            page = http.post(
                            "/rest/api/2/search",
                            Map.of(
                                    "jql",
                                    jql + " ORDER BY id",
                                    "fields",
                                    fields,
                                    "startAt",
                                    issues.size(),
                                    "maxResults",
                                    1000))
                    .good()
                    .json();
            issues.addAll(page.get("issues").values());
        } while (issues.size() < page.get("total").asInt());
        return issues;
    }

    private List<JsonNode> foundByToken(String jql, List<String> fields) {
        List<JsonNode> issues = new ArrayList<>();
        Map<String, Object> question = new HashMap<>(Map.of("jql", jql, "fields", fields, "maxResults", 5000));
        JsonNode page;
        do {
            page = http.post("/rest/api/3/search/jql", question).good().json();
            issues.addAll(page.get("issues").values());
            question.put("nextPageToken", page.path("nextPageToken").asString(""));
        } while (page.has("nextPageToken"));
        return issues;
    }

    /** For each issue the texts of what its history says about links, at most 1,000 issues at once. */
    Map<Long, List<String>> linkHistory(Collection<Long> issues) {
        Map<Long, List<String>> history = new LinkedHashMap<>();
        issues.forEach(issue -> history.put(issue, new ArrayList<>()));
        Map<String, Object> question = Map.of(
                "issueIdsOrKeys",
                issues.stream().map(String::valueOf).toList(),
                "fieldIds",
                List.of("issuelinks"),
                "maxResults",
                10_000);
        JsonNode answer =
                http.post("/rest/api/3/changelog/bulkfetch", question).good().json();
        for (JsonNode log : answer.get("issueChangeLogs").values()) {
            List<String> texts = history.computeIfAbsent(log.get("issueId").asLong(), _ -> new ArrayList<>());
            for (JsonNode entry : log.get("changeHistories").values()) {
                entry.get("items")
                        .forEach(item -> texts.add(item.path("fromString").asString("") + ">"
                                + item.path("toString").asString("")));
            }
        }
        return history;
    }
}
