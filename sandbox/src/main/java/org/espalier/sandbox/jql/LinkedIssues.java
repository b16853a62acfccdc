package org.espalier.sandbox.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The function {@code linkedIssues(key, description...)}: the issues at the other ends of an issue's links. */
final class LinkedIssues {

    private LinkedIssues() {}

    /** A select of their ids. Whether the caller sees them is decided by the query around it. */
    static Optional<Sql> of(Operand.Call call, Asked asked) {
        if (!Functions.name(call).equals(Functions.LINKED_ISSUES)) {
            asked.misplaced(call);
            return Optional.empty();
        }
        var problems = asked.context().problems();
        if (call.arguments().isEmpty()) {
            problems.error("Incorrect number of arguments for function 'linkedIssues'. Usage: 'linkedIssues ( issuekey"
                    + " [, linkDescription ]* )'.");
            return Optional.empty();
        }
        var key = call.arguments().getFirst();
        var issue = IssueValues.named(key, asked.context());
        if (issue.isEmpty()) {
            problems.unknownValue("Issue '" + key + "' could not be found in function '" + call.name() + "'.");
            return Optional.empty();
        }
        var descriptions = call.arguments().subList(1, call.arguments().size());
        return Optional.of(select(issue.get().id(), ends(descriptions, call, asked)));
    }

    private static LinkEnds ends(List<String> descriptions, Operand.Call call, Asked asked) {
        var types = asked.context().names().linkTypes();
        if (descriptions.isEmpty()) {
            var all = types.stream().map(Names.LinkType::id).toList();
            return new LinkEnds(all, all);
        }
        var ends = LinkEnds.NONE;
        for (var description : descriptions) {
            var named = LinkEnds.named(description, types);
            if (named.isNone()) {
                asked.context()
                        .problems()
                        .unknownValue("Issue link type '" + description + "' could not be found in function '"
                                + call.name() + "'.");
            }
            ends = ends.and(named);
        }
        return ends;
    }

    private static Sql select(long issue, LinkEnds ends) {
        var parameters = new ArrayList<Object>();
        parameters.add(issue);
        parameters.add(Sql.numbers(ends.asSource()));
        parameters.add(issue);
        parameters.add(Sql.numbers(ends.asDestination()));
        return new Sql(
                "SELECT l.destination_id FROM issue_link l WHERE l.source_id = ? AND l.type_id = ANY(?)"
                        + " UNION ALL"
                        + " SELECT l.source_id FROM issue_link l WHERE l.destination_id = ? AND l.type_id = ANY(?)",
                parameters);
    }
}
