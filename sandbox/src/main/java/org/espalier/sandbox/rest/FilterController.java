package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.search.SavedFilter;
import org.espalier.sandbox.search.SavedFilters;
import org.espalier.sandbox.search.SavedFilters.Liking;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Saved filters: those of the boards, and those that people make. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/filter")
class FilterController {

    private final FilterAnswers answers;
    private final FilterJson json;
    private final SavedFilters filters;
    private final Catalogue catalogue;

    FilterController(FilterAnswers answers, FilterJson json, SavedFilters filters, Catalogue catalogue) {
        this.answers = answers;
        this.json = json;
        this.filters = filters;
        this.catalogue = catalogue;
    }

    @OpenToAnyone
    @GetMapping("/{filter:[0-9]+}")
    ObjectNode filter(Caller caller, Site site, @PathVariable("filter") String id) {
        return shown(answers.require(caller, id), caller, site);
    }

    @GetMapping("/favourite")
    List<ObjectNode> favourites(Caller caller, Site site) {
        Set<Long> liked = filters.favourites(caller.author().id());
        return answers.visible(caller).stream()
                .filter(filter -> liked.contains(filter.id()))
                .map(filter -> shown(filter, caller, site))
                .toList();
    }

    @PostMapping
    ObjectNode create(Caller caller, Site site, @RequestBody JsonNode body) {
        String owner = caller.author().id();
        SavedFilter empty = new SavedFilter(filters.newId(), owner, new SavedFilter.Wording("", "", ""), List.of());
        return saved(empty, FilterRequest.of(body), caller, site);
    }

    @PutMapping("/{filter:[0-9]+}")
    ObjectNode change(Caller caller, Site site, @PathVariable("filter") String id, @RequestBody JsonNode body) {
        return saved(answers.own(caller, id), FilterRequest.of(body), caller, site);
    }

    private ObjectNode saved(SavedFilter before, FilterRequest wish, Caller caller, Site site) {
        Optional<Boolean> favourite = wish.favourite();
        answers.save(
                caller,
                new SavedFilter(
                        before.id(),
                        before.owner(),
                        wish.wording(before.wording()),
                        wish.shares(before, caller, catalogue)));
        favourite.ifPresent(
                liked -> filters.like(caller.author().id(), before.id(), liked ? Liking.FAVOURITE : Liking.ORDINARY));
        return shown(answers.require(caller, Long.toString(before.id())), caller, site);
    }

    @DeleteMapping("/{filter:[0-9]+}")
    ResponseEntity<Void> delete(Caller caller, @PathVariable("filter") String id) {
        SavedFilter filter = answers.own(caller, id);
        if (filters.isOfBoard(filter.id())) {
            throw Refusal.badRequest("Filter " + id + " says what is on a board, so it was not deleted.");
        }
        filters.delete(filter.id());
        return ResponseEntity.noContent().build();
    }

    private ObjectNode shown(SavedFilter filter, Caller caller, Site site) {
        return json.filter(filter, caller, site, FilterJson.ALL);
    }
}
