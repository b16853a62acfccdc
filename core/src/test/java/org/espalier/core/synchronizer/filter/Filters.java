package org.espalier.core.synchronizer.filter;

import static org.espalier.core.synchronizer.filter.Filter.Rule.ADD;
import static org.espalier.core.synchronizer.filter.Filter.Rule.KEEP_BELOW_MATCHES;
import static org.espalier.core.synchronizer.filter.Filter.Rule.REMOVE;
import static org.espalier.core.synchronizer.filter.Filter.Rule.REMOVE_ONLY_AT_TARGET;
import static org.espalier.core.world.Case.QUERY;

import java.util.HashSet;
import java.util.Set;
import org.espalier.core.world.Names;

/** The filters of the cases. */
final class Filters {

    private Filters() {}

    static Filter atTop(Filter.Rule... rules) {
        return new Filter(QUERY, new Filter.Target.TopLevel(), Set.of(rules));
    }

    static Filter under(String target, Filter.Rule... rules) {
        return new Filter(QUERY, new Filter.Target.UnderIssue(Names.issue(target)), Set.of(rules));
    }

    /** The usual settings of a filter that removes, with or without further rules. */
    static Filter usual(Filter.Rule... further) {
        var rules = new HashSet<>(Set.of(ADD, REMOVE, REMOVE_ONLY_AT_TARGET, KEEP_BELOW_MATCHES));
        rules.addAll(Set.of(further));
        return new Filter(QUERY, new Filter.Target.TopLevel(), rules);
    }
}
