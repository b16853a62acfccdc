package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Epics;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.search.IssueLists;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Epics and their issues. */
@RestController
@RequestMapping(Site.AGILE + "/epic")
class EpicController {

    private static final int LONGEST_TEXT = 255;

    private final Epics epics;
    private final AgileEpics named;
    private final AgileAnswers answers;
    private final IssueSelection selection;
    private final Catalogue catalogue;

    EpicController(Epics epics, AgileEpics named, AgileAnswers answers, IssueSelection selection, Catalogue catalogue) {
        this.epics = epics;
        this.named = named;
        this.answers = answers;
        this.selection = selection;
        this.catalogue = catalogue;
    }

    @GetMapping("/{epic}")
    ObjectNode epic(Caller caller, Site site, @PathVariable("epic") String idOrKey) {
        return EpicJson.epic(site, catalogue, named.require(caller, site, idOrKey));
    }

    /** Changes what the body names. */
    @Writing
    @PostMapping("/{epic}")
    ObjectNode change(Caller caller, Site site, @PathVariable("epic") String idOrKey, @RequestBody JsonNode body) {
        Issue epic = named.require(caller, site, idOrKey);
        JsonNode done = Payload.object(body).path("done");
        Optional<String> color = Payload.text(body.path("color").path("key"));
        if (!color.map(key -> key.matches("color_([1-9]|1[0-4])")).orElse(true)) {
            throw Refusal.badRequest("A color is one of color_1 to color_14; the epic was not changed.");
        }
        epics.look(
                caller,
                epic,
                new Epics.Look(
                        worded(body, "name"),
                        worded(body, "summary"),
                        color,
                        done.isBoolean() ? Optional.of(done.booleanValue()) : Optional.empty()));
        return epic(caller, site, idOrKey);
    }

    private static Optional<String> worded(JsonNode body, String name) {
        Optional<String> text = Payload.text(body.path(name)).map(String::strip);
        if (text.filter(word -> word.isEmpty() || word.length() > LONGEST_TEXT || !Payload.storable(word))
                .isPresent()) {
            throw Refusal.badRequest("The " + name + " of an epic has from 1 to 255 characters; it was not changed.");
        }
        return text;
    }

    @GetMapping("/{epic}/issue")
    ObjectNode issues(
            Caller caller,
            Site site,
            @PathVariable("epic") String idOrKey,
            @RequestParam MultiValueMap<String, String> words) {
        long epic = named.require(caller, site, idOrKey).id();
        return answers.list(
                caller, site, IssueLists.Scope.of(IssueLists.Condition.inEpic(epic)), OffsetSearchRequest.of(words));
    }

    @GetMapping("/none/issue")
    ObjectNode issuesOfNone(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
        return answers.list(
                caller, site, IssueLists.Scope.of(IssueLists.Condition.inNoEpic()), OffsetSearchRequest.of(words));
    }

    @Writing
    @PostMapping("/{epic}/issue")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(Caller caller, Site site, @PathVariable("epic") String idOrKey, @RequestBody JsonNode body) {
        Issue epic = named.require(caller, site, idOrKey);
        epics.move(caller, movable(caller, site, body), Optional.of(epic));
    }

    @Writing
    @PostMapping("/none/issue")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOut(Caller caller, Site site, @RequestBody JsonNode body) {
        epics.move(caller, movable(caller, site, body), Optional.empty());
    }

    private List<Issue> movable(Caller caller, Site site, JsonNode body) {
        List<Issue> moved = selection.read(caller, body, IssueSelection.MOVED);
        named.requireMovable(site, moved);
        return moved;
    }
}
