package org.espalier.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.search.SavedFilter;
import org.espalier.sandbox.search.SavedFilters;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Saved filters as JSON. */
@Component
class FilterJson {

    /** All that a filter tells besides its id, address and name. */
    static final Set<String> ALL = Set.of(
            "description", "owner", "jql", "viewUrl", "searchUrl", "favourite", "favouritedCount", "sharePermissions");

    private final SavedFilters filters;
    private final Catalogue catalogue;

    FilterJson(SavedFilters filters, Catalogue catalogue) {
        this.filters = filters;
        this.catalogue = catalogue;
    }

    /** A filter with these of its fields. */
    ObjectNode filter(SavedFilter filter, Caller caller, Site site, Set<String> fields) {
        TermJson terms = new TermJson(site);
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("self", site.self("filter/" + filter.id()))
                .put("id", Long.toString(filter.id()))
                .put("name", filter.name())
                .put("description", filter.wording().description());
        catalogue.account(filter.owner()).ifPresent(owner -> node.set("owner", terms.account(owner)));
        node.put("jql", filter.jql())
                .put("viewUrl", site.base() + "/issues/?filter=" + filter.id())
                .put("searchUrl", site.self("search?jql=" + UriUtils.encode(filter.jql(), StandardCharsets.UTF_8)))
                .put(
                        "favourite",
                        caller.account()
                                .filter(account ->
                                        filters.favourites(account.id()).contains(filter.id()))
                                .isPresent())
                .put("favouritedCount", filters.likes(filter.id()));
        ArrayNode shares = node.putArray("sharePermissions");
        filter.shares().forEach(share -> shares.add(share(share, terms)));
        node.remove(ALL.stream().filter(field -> !fields.contains(field)).toList());
        site.shapes()
                .endFilter(
                        filter.isOf(FilterAnswers.account(caller)) ? Shapes.Editing.ALLOWED : Shapes.Editing.REFUSED,
                        node);
        return node;
    }

    private ObjectNode share(SavedFilter.Share share, TermJson terms) {
        ObjectNode node = TermJson.JSON.objectNode().put("id", share.id()).put("type", share.type());
        Optional<String> target = share.target();
        if (share.type().equals("project")) {
            target.flatMap(catalogue.projects()::withId)
                    .ifPresent(project -> node.set("project", terms.project(project)));
        } else {
            target.flatMap(catalogue::account).ifPresent(account -> node.set("user", terms.account(account)));
        }
        return node;
    }
}
