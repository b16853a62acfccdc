package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Transition;
import org.espalier.sandbox.issues.Transitions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways through the workflow that an issue can take now, and the taking of one. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issue/{issue}/transitions")
class TransitionController {

    private final Issues issues;
    private final Transitions transitions;
    private final IssueBodies bodies;
    private final FieldMeta meta;

    TransitionController(Issues issues, Transitions transitions, IssueBodies bodies, FieldMeta meta) {
        this.issues = issues;
        this.transitions = transitions;
        this.bodies = bodies;
        this.meta = meta;
    }

    @OpenToAnyone
    @GetMapping
    ObjectNode transitions(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestParam(defaultValue = "") List<String> expand,
            @RequestParam Optional<String> transitionId) {
        Issue issue = issues.require(caller, idOrKey);
        boolean fields = Payload.words(expand).contains("transitions.fields");
        ObjectNode answer = TermJson.JSON.objectNode().put("expand", "transitions");
        ArrayNode list = answer.putArray("transitions");
        TermJson terms = new TermJson(site);
        for (Transition transition : transitions.possible(caller, issue)) {
            if (transitionId
                    .filter(id -> !id.isBlank() && !id.equals(Integer.toString(transition.id())))
                    .isEmpty()) {
                ObjectNode node = transition(terms, transition);
                if (fields) {
                    node.set("fields", meta.onTransition(caller, site, issue, transition));
                }
                list.add(node);
            }
        }
        return answer;
    }

    static ObjectNode transition(TermJson terms, Transition transition) {
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("id", Integer.toString(transition.id()))
                .put("name", transition.to().name());
        node.set("to", terms.status(transition.to()));
        terms.site().shapes().tellTransition(transition, node);
        return node;
    }

    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(Caller caller, Site site, @PathVariable("issue") String idOrKey, @RequestBody JsonNode body) {
        Issue issue = issues.require(caller, idOrKey);
        JsonNode wanted = Payload.object(body).path("transition");
        String id = Payload.text(wanted.isObject() ? wanted.path("id") : wanted)
                .orElseThrow(() -> Refusal.badRequest("Missing 'transition' identifier"));
        Transition transition = transitions.require(caller, issue, id.strip());
        ObjectNode rest = body.asObject().deepCopy();
        rest.remove("transition");
        transitions.take(caller, issue, transition, bodies.onTransition(rest, caller, site, issue, transition));
    }
}
