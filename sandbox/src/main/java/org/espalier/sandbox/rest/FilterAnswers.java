package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.jql.Jql;
import org.espalier.sandbox.search.SavedFilter;
import org.espalier.sandbox.search.SavedFilters;
import org.espalier.sandbox.search.Search;
import org.springframework.stereotype.Component;

/** The saved filters as one caller may see and change them. */
@Component
class FilterAnswers {

    private final SavedFilters filters;
    private final Search search;

    FilterAnswers(SavedFilters filters, Search search) {
        this.filters = filters;
        this.search = search;
    }

    List<SavedFilter> visible(Caller caller) {
        return filters.visible(account(caller), search.asking(caller).projects());
    }

    static Optional<String> account(Caller caller) {
        return caller.account().map(Account::id);
    }

    /** The filter with that id, or Jira's refusal, which is the same for what is not there and what is hidden. */
    SavedFilter require(Caller caller, String id) {
        return visible(caller).stream()
                .filter(candidate -> Long.toString(candidate.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("The selected filter is not available to you, perhaps it has been"
                        + " deleted or had its permissions changed."));
    }

    /** The filter with that id, if it is the caller's own. */
    SavedFilter own(Caller caller, String id) {
        SavedFilter filter = require(caller, id);
        if (!filter.isOf(account(caller))) {
            throw Refusal.badRequest("Filter " + id + " belongs to somebody else, who alone can change or delete it.");
        }
        return filter;
    }

    /** Saves a filter, or refuses it where its query makes no sense to its owner or its name is taken. */
    void save(Caller caller, SavedFilter filter) {
        search.check(caller, Jql.parse(filter.jql()), filter.id()).strictly();
        if (filters.isTaken(filter.owner(), filter.name(), filter.id())) {
            throw Refusal.badField("filterName", "Filter with same name already exists.");
        }
        filters.save(filter.withShares(filter.shares().stream()
                .map(share -> share.id() == 0 ? share.withId(filters.newShareId()) : share)
                .toList()));
    }
}
