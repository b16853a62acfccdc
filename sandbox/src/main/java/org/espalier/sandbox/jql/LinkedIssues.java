package org.espalier.sandbox.jql;

import java.util.List;

/**
 * The function {@code linkedIssues(key, description...)}: the issues at the other ends of an issue's links. Links to
 * other sites, for which {@code issuesWithRemoteLinksByGlobalId(id...)} asks, do not exist here, so that it gives none.
 */
final class LinkedIssues {

    private LinkedIssues() {}

    /**
     * Their ids, looked up beforehand, so that the search plans as if they had been named. Whether the caller sees them
     * is decided by the query around it.
     */
    static List<Long> of(Operand.Call call, Asked asked) {
        if (Functions.name(call).equals(Functions.REMOTE_LINKS)) {
            if (call.arguments().isEmpty()) {
                Functions.wrongArguments(call, 1, asked.context());
            }
            return List.of();
        }
        if (!Functions.name(call).equals(Functions.LINKED_ISSUES)) {
            asked.misplaced(call);
            return List.of();
        }
        var problems = asked.context().problems();
        if (call.arguments().isEmpty()) {
            problems.error("Incorrect number of arguments for function 'linkedIssues'. Usage: 'linkedIssues ( issuekey"
                    + " [, linkDescription ]* )'.");
            return List.of();
        }
        var key = call.arguments().getFirst();
        var issue = IssueValues.named(key, asked.context());
        if (issue.isEmpty()) {
            problems.unknownValue("Issue '" + key + "' could not be found in function '" + call.name() + "'.");
            return List.of();
        }
        var descriptions = call.arguments().subList(1, call.arguments().size());
        var ends = ends(descriptions, call, asked);
        return asked.context().names().linked(issue.get().id(), ends.asSource(), ends.asDestination());
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
}
