package org.espalier.sandbox.rest;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.search.SavedFilter;
import org.espalier.sandbox.search.SavedFilters;
import org.espalier.sandbox.search.SavedFilters.Liking;
import org.springframework.context.annotation.Profile;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What Cloud alone offers about saved filters: lists of them, and favourites by a call of their own. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/filter")
class CloudFilterController {

    private static final int MOST_IDS = 200;

    private final FilterAnswers answers;
    private final FilterJson json;
    private final SavedFilters filters;

    CloudFilterController(FilterAnswers answers, FilterJson json, SavedFilters filters) {
        this.answers = answers;
        this.json = json;
        this.filters = filters;
    }

    @GetMapping("/my")
    List<ObjectNode> own(Caller caller, Site site, @RequestParam(defaultValue = "false") boolean includeFavourites) {
        Set<Long> liked = includeFavourites ? filters.favourites(caller.author().id()) : Set.of();
        return answers.visible(caller).stream()
                .filter(filter -> filter.isOf(FilterAnswers.account(caller)) || liked.contains(filter.id()))
                .map(filter -> json.filter(filter, caller, site, FilterJson.ALL))
                .toList();
    }

    @OpenToAnyone
    @GetMapping("/search")
    ObjectNode search(Caller caller, Site site, @RequestParam MultiValueMap<String, String> words) {
        List<String> ids = Payload.words(words.getOrDefault("id", List.of()));
        if (ids.size() > MOST_IDS) {
            throw Refusal.badRequest(
                    "A search for filters names at most " + MOST_IDS + " ids, not " + ids.size() + ".");
        }
        String name = word(words, "filterName").orElse("").toLowerCase(Locale.ROOT);
        List<SavedFilter> found = answers.visible(caller).stream()
                .filter(filter -> filter.name().toLowerCase(Locale.ROOT).contains(name))
                .filter(filter -> ids.isEmpty() || ids.contains(Long.toString(filter.id())))
                .filter(filter -> word(words, "accountId")
                        .or(() -> word(words, "owner"))
                        .map(filter.owner()::equals)
                        .orElse(true))
                .filter(filter -> word(words, "projectId")
                        .map(project -> sharedWith(project).test(filter))
                        .orElse(true))
                .sorted(order(word(words, "orderBy").orElse("name")))
                .toList();
        Set<String> fields = new HashSet<>(FilterJson.ALL);
        fields.retainAll(Payload.words(words.getOrDefault("expand", List.of())));
        return OffsetPage.of(words).of(found, filter -> json.filter(filter, caller, site, fields));
    }

    private static Predicate<SavedFilter> sharedWith(String project) {
        return filter -> filter.shares().stream()
                .anyMatch(share ->
                        share.type().equals("project") && share.target().equals(Optional.of(project)));
    }

    private static Comparator<SavedFilter> order(String word) {
        Comparator<SavedFilter> byId = Comparator.comparingLong(SavedFilter::id);
        Comparator<SavedFilter> ascending = switch (word.replaceFirst("^[-+]", "")
                .toLowerCase(Locale.ROOT)) {
            case "name" ->
                Comparator.<SavedFilter, String>comparing(
                                filter -> filter.name().toLowerCase(Locale.ROOT))
                        .thenComparing(byId);
            case "id" -> byId;
            default -> throw Refusal.badRequest("Filters are ordered by name or id here, not by '" + word + "'.");
        };
        return word.startsWith("-") ? ascending.reversed() : ascending;
    }

    private static Optional<String> word(MultiValueMap<String, String> words, String name) {
        return Optional.ofNullable(words.getFirst(name)).filter(word -> !word.isBlank());
    }

    @PutMapping("/{filter:[0-9]+}/favourite")
    ObjectNode like(Caller caller, Site site, @PathVariable("filter") String id) {
        return liked(caller, site, id, Liking.FAVOURITE);
    }

    @DeleteMapping("/{filter:[0-9]+}/favourite")
    ObjectNode unlike(Caller caller, Site site, @PathVariable("filter") String id) {
        return liked(caller, site, id, Liking.ORDINARY);
    }

    private ObjectNode liked(Caller caller, Site site, String id, Liking liking) {
        SavedFilter filter = answers.require(caller, id);
        filters.like(caller.author().id(), filter.id(), liking);
        return json.filter(filter, caller, site, FilterJson.ALL);
    }
}
