package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.ChangeEntry;
import org.espalier.sandbox.issues.History;
import org.espalier.sandbox.issues.Issue;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Entries of histories as answers tell them, alone or with their issue. */
@Component
class Histories {

    /** The word with which a request asks for the history of each issue. */
    static final String EXPANSION = "changelog";

    private static final Set<String> PEOPLE = Set.of("assignee", "reporter");
    private static final JsonMapper READER = JsonMapper.builder().build();

    private final History history;
    private final Catalogue catalogue;

    Histories(History history, Catalogue catalogue) {
        this.history = history;
        this.catalogue = catalogue;
    }

    /** Adds to each issue its whole history. */
    void tell(Site site, List<Issue> issues, List<ObjectNode> shown) {
        TermJson terms = new TermJson(site);
        Map<Long, List<ObjectNode>> entries = new HashMap<>();
        List<Long> ids = issues.stream().map(Issue::id).toList();
        for (ChangeEntry entry : history.of(ids, Integer.MAX_VALUE, 0)) {
            ObjectNode node = entry(terms, entry).put("created", Site.stamp(entry.created()));
            if (!node.path("items").isEmpty()) {
                entries.computeIfAbsent(entry.issueId(), id -> new ArrayList<>())
                        .add(node);
            }
        }
        for (int at = 0; at < shown.size(); at++) {
            List<ObjectNode> own = entries.getOrDefault(ids.get(at), List.of());
            ArrayNode list = shown.get(at)
                    .putObject("changelog")
                    .put("startAt", 0)
                    .put("maxResults", own.size())
                    .put("total", own.size())
                    .putArray("histories");
            site.shapes().inOrder(own).forEach(list::add);
        }
    }

    /** An entry without its moment, which calls tell in different forms. */
    ObjectNode entry(TermJson terms, ChangeEntry entry) {
        ObjectNode node = TermJson.JSON.objectNode().put("id", Long.toString(entry.id()));
        catalogue.account(entry.author()).ifPresent(author -> node.set("author", terms.account(author)));
        ArrayNode items = terms.site().shapes().items(READER.readTree(entry.items()));
        items.forEach(item -> tellPeople(terms.site(), item.asObject()));
        node.set("items", items);
        return node;
    }

    /** An account is told by the name that this kind of Jira knows it by. */
    private void tellPeople(Site site, ObjectNode item) {
        if (PEOPLE.contains(item.path("fieldId").asString(""))) {
            for (String side : List.of("from", "to")) {
                catalogue
                        .account(item.path(side).asString(""))
                        .ifPresent(account -> item.put(side, site.shapes().nameOf(account)));
            }
        }
    }
}
