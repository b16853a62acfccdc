package org.espalier.sandbox.rest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Withholding;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.JqlCheck;
import org.espalier.sandbox.jql.JqlError;
import org.espalier.sandbox.jql.JqlSyntaxError;
import org.espalier.sandbox.jql.Query;
import org.espalier.sandbox.search.Search;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions about queries: whether issues match them, and whether they make sense. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/jql")
class JqlController {

    private static final Set<String> VALIDATIONS = Set.of("strict", "warn", "none");

    private final Search search;
    private final Withholding withholding;

    JqlController(Search search, Withholding withholding) {
        this.search = search;
        this.withholding = withholding;
    }

    /** What was put away is not found, by this as by a search. */
    @PostMapping("/match")
    ObjectNode match(Caller asking, @RequestBody JsonNode body) {
        Set<Long> ids = new LinkedHashSet<>();
        for (long id : Payload.ids(Payload.object(body).path("issueIds"))) {
            ids.add(id);
        }
        List<String> queries = Payload.texts(body.path("jqls"));
        if (ids.isEmpty() || queries.isEmpty()) {
            throw Payload.invalid();
        }
        Caller caller = asking.without(withholding.archived());
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode matches = answer.putArray("matches");
        for (String jql : queries) {
            ObjectNode match = matches.addObject();
            ArrayNode matched = match.putArray("matchedIssues");
            ArrayNode errors = match.putArray("errors");
            try {
                search.matching(caller, jql, ids).forEach(matched::add);
            } catch (JqlError error) {
                error.messages().forEach(errors::add);
            }
        }
        return answer;
    }

    @OpenToAnyone
    @PostMapping("/autocompletedata")
    ObjectNode words(Caller caller) {
        return AutocompleteController.words(search, caller);
    }

    @OpenToAnyone
    @PostMapping("/parse")
    ObjectNode parse(
            Caller caller, @RequestParam(defaultValue = "strict") String validation, @RequestBody JsonNode body) {
        String mode = validation.toLowerCase(Locale.ROOT);
        if (!VALIDATIONS.contains(mode)) {
            throw Refusal.badRequest("The 'validation' must be strict, warn or none.");
        }
        List<String> queries = Payload.texts(Payload.object(body).path("queries"));
        if (queries.isEmpty()) {
            throw Payload.invalid();
        }
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode list = answer.putArray("queries");
        queries.forEach(jql -> list.add(parsed(caller, jql, mode)));
        return answer;
    }

    private ObjectNode parsed(Caller caller, String jql, String mode) {
        ObjectNode node = TermJson.JSON.objectNode().put("query", jql);
        Query query;
        try {
            query = Jql.parse(jql);
        } catch (JqlSyntaxError error) {
            put(node, "errors", error.messages());
            return node;
        }
        boolean sound = true;
        if (!mode.equals("none")) {
            JqlCheck check = search.check(caller, query);
            put(node, "errors", check.errors());
            put(node, "warnings", check.warnings());
            sound = check.errors().isEmpty();
        }
        if (sound || mode.equals("warn")) {
            node.set("structure", JqlStructure.of(query));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, List<String> messages) {
        if (!messages.isEmpty()) {
            ArrayNode list = node.putArray(name);
            messages.forEach(list::add);
        }
    }
}
