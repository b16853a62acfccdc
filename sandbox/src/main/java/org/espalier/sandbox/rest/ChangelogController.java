package org.espalier.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.ChangeEntry;
import org.espalier.sandbox.issues.History;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was changed about issues, oldest first. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}")
class ChangelogController {

    private static final String TOKEN = "changes:";
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_ISSUES = 1000;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_ENTRIES = 10_000;

    private final Issues issues;
    private final History history;
    private final Histories histories;

    ChangelogController(Issues issues, History history, Histories histories) {
        this.issues = issues;
        this.history = history;
        this.histories = histories;
    }

    @GetMapping("/issue/{issue}/changelog")
    ObjectNode changelog(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestParam Optional<String> startAt,
            @RequestParam Optional<String> maxResults) {
        Issue issue = issues.require(caller, idOrKey);
        int start = Math.max(0, Payload.number(startAt, 0));
        int size = Math.clamp(Payload.number(maxResults, LARGEST_PAGE), 1, LARGEST_PAGE);
        long total = history.count(issue.id());
        boolean last = (long) start + size >= total;
        String self = site.self("issue/" + idOrKey + "/changelog?maxResults=" + size + "&startAt=");
        ObjectNode page = TermJson.JSON.objectNode().put("self", self + start);
        if (!last) {
            page.put("nextPage", self + (start + size));
        }
        page.put("maxResults", size).put("startAt", start).put("total", total).put("isLast", last);
        ArrayNode values = page.putArray("values");
        TermJson terms = new TermJson(site);
        history.of(List.of(issue.id()), size, start)
                .forEach(
                        entry -> values.add(histories.entry(terms, entry).put("created", Site.stamp(entry.created()))));
        return page;
    }

    @PostMapping("/changelog/bulkfetch")
    ObjectNode bulkFetch(Caller caller, Site site, @RequestBody JsonNode body) {
        List<String> names = Payload.texts(Payload.object(body).path("issueIdsOrKeys"));
        if (names.isEmpty() || names.size() > MOST_ISSUES) {
            throw Refusal.badRequest("The 'issueIdsOrKeys' must name from 1 to 1000 issues.");
        }
        List<String> fieldIds = Payload.texts(body.path("fieldIds"));
        if (fieldIds.size() > MOST_FIELDS) {
            throw Refusal.badRequest(
                    "The 'fieldIds' may name at most 10 fields, and it names " + fieldIds.size() + ".");
        }
        int size = Math.clamp(Payload.number(body.path("maxResults"), MOST_ISSUES), 1, MOST_ENTRIES);
        int start = offset(Payload.text(body.path("nextPageToken")));
        List<Long> ids = issues.named(caller, names).stream().map(Issue::id).toList();
        List<ChangeEntry> entries = history.of(ids, size + 1, start);
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode logs = answer.putArray("issueChangeLogs");
        byIssue(site, entries.subList(0, Math.min(size, entries.size())), fieldIds)
                .forEach((id, histories) ->
                        logs.addObject().put("issueId", Long.toString(id)).set("changeHistories", histories));
        if (entries.size() > size) {
            answer.put("nextPageToken", token(start + size));
        }
        return answer;
    }

    private Map<Long, ArrayNode> byIssue(Site site, List<ChangeEntry> entries, List<String> fieldIds) {
        TermJson terms = new TermJson(site);
        Map<Long, ArrayNode> byIssue = new LinkedHashMap<>();
        for (ChangeEntry entry : entries) {
            ObjectNode node = created(site, histories.entry(terms, entry), entry.created());
            if (fieldIds.isEmpty() || mentions(node, fieldIds)) {
                byIssue.computeIfAbsent(entry.issueId(), id -> TermJson.JSON.arrayNode())
                        .add(node);
            }
        }
        return byIssue;
    }

    /** Both forms were seen on real sites, so both are shown: texts in the second version, numbers in the third. */
    private static ObjectNode created(Site site, ObjectNode node, Instant moment) {
        return site.documents() ? node.put("created", moment.toEpochMilli()) : node.put("created", Site.stamp(moment));
    }

    private static boolean mentions(ObjectNode entry, List<String> fieldIds) {
        return entry.path("items").values().stream()
                .anyMatch(item -> fieldIds.contains(item.path("fieldId").asString("")));
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((TOKEN + offset).getBytes(StandardCharsets.UTF_8));
    }

    private static int offset(Optional<String> token) {
        if (token.isEmpty()) {
            return 0;
        }
        String text = decoded(token.get());
        String number = text.startsWith(TOKEN) ? text.substring(TOKEN.length()) : "";
        if (Payload.isNumber(number)) {
            return Payload.number(Optional.of(number), 0);
        }
        throw Refusal.badRequest("The provided next page token is invalid or expired.");
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
