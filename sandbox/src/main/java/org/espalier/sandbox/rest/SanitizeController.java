package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.jql.JqlSyntaxError;
import org.espalier.sandbox.jql.Query;
import org.espalier.sandbox.jql.Sanitizing;
import org.espalier.sandbox.search.Search;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Queries made fit to be read by somebody who may not see all that they name. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/jql")
class SanitizeController {

    private static final Set<String> KNOWN = Set.of("query", "accountId");
    private static final int MOST = 20;

    private final Search search;
    private final Catalogue catalogue;
    private final Callers callers;

    SanitizeController(Search search, Catalogue catalogue, Callers callers) {
        this.search = search;
        this.catalogue = catalogue;
        this.callers = callers;
    }

    @PostMapping("/sanitize")
    ObjectNode sanitize(Caller caller, @RequestBody JsonNode body) {
        if (!caller.administrator()) {
            throw Refusal.forbidden(
                    "You are not authorized to perform this action. Administrator privileges are required.");
        }
        List<JsonNode> queries =
                List.copyOf(Payload.object(body).path("queries").values());
        if (queries.isEmpty()) {
            throw Refusal.badRequest("The queries has to be provided.");
        }
        if (queries.size() > MOST || Set.copyOf(queries).size() < queries.size()) {
            throw Refusal.badRequest("The queries must be at most 20, each of them once.");
        }
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode list = answer.putArray("queries");
        queries.forEach(query -> list.add(sanitized(caller, Payload.object(query))));
        return answer;
    }

    private ObjectNode sanitized(Caller caller, JsonNode asked) {
        for (Map.Entry<String, JsonNode> entry : asked.properties()) {
            if (!KNOWN.contains(entry.getKey())) {
                throw Payload.invalid();
            }
        }
        String jql = Payload.text(asked.path("query")).orElseThrow(Payload::invalid);
        Optional<String> id = Payload.text(asked.path("accountId"));
        ObjectNode node = TermJson.JSON.objectNode().put("initialQuery", jql);
        id.ifPresent(account -> node.put("accountId", account));
        try {
            Query query = Jql.parse(jql);
            Query sanitized =
                    new Sanitizing(search.names(), search.asking(caller), search.asking(reader(id))).of(query);
            return node.put("sanitizedQuery", sanitized.equals(query) ? jql : Jql.print(sanitized));
        } catch (JqlSyntaxError error) {
            ObjectNode errors = node.putObject("errors");
            ArrayNode messages = errors.putArray("errorMessages");
            error.messages().forEach(messages::add);
            errors.putObject("errors");
            return node;
        }
    }

    /** An account that does not exist sees as little as a visitor. */
    private Caller reader(Optional<String> id) {
        Optional<Account> account = id.flatMap(catalogue::account);
        return account.map(callers::of).orElseGet(callers::visitor);
    }
}
