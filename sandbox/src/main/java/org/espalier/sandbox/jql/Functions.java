package org.espalier.sandbox.jql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which functions exist, and which of them give lists. What they give is the business of the fields. */
final class Functions {

    /**
     * A function.
     *
     * @param name as people write it
     * @param type what autocompletion calls the type of its values
     */
    record Known(String name, Yield gives, String type) {

        String lower() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** How many values a function gives. */
    enum Yield {
        ONE,
        LIST
    }

    static final String STANDARD_TYPES = "standardissuetypes";
    static final String SUBTASK_TYPES = "subtaskissuetypes";
    static final String LINKED_ISSUES = "linkedissues";
    static final String CURRENT_USER = "currentuser";
    static final String MEMBERS_OF = "membersof";
    static final String ISSUE_HISTORY = "issuehistory";
    static final String UPDATED_BY = "updatedby";
    static final String WATCHED_ISSUES = "watchedissues";
    static final String VOTED_ISSUES = "votedissues";
    static final String CHILD_ISSUES_OF = "childissuesof";
    static final String PORTFOLIO_CHILD_ISSUES_OF = "portfoliochildissuesof";
    static final String PARENT_EPIC = "parentepic";
    static final String REMOTE_LINKS = "issueswithremotelinksbyglobalid";
    static final String PROJECTS_LED = "projectsleadbyuser";
    static final String PROJECTS_PERMITTED = "projectswhereuserhaspermission";
    static final String PROJECTS_BY_ROLE = "projectswhereuserhasrole";
    static final String COMPONENTS_LED = "componentsleadbyuser";
    static final String OPEN_SPRINTS = "opensprints";
    static final String CLOSED_SPRINTS = "closedsprints";
    static final String FUTURE_SPRINTS = "futuresprints";

    /** Every function, in alphabetical order. */
    static final List<Known> ALL = Stream.of(
                    Stream.of(
                            new Known("currentUser", Yield.ONE, UserField.TYPE),
                            new Known("closedSprints", Yield.LIST, SprintField.TYPE),
                            new Known("futureSprints", Yield.LIST, SprintField.TYPE),
                            new Known("membersOf", Yield.LIST, UserField.TYPE),
                            new Known("issueHistory", Yield.LIST, KeyField.TYPE),
                            new Known("updatedBy", Yield.LIST, KeyField.TYPE),
                            new Known("watchedIssues", Yield.LIST, KeyField.TYPE),
                            new Known("votedIssues", Yield.LIST, KeyField.TYPE),
                            new Known("childIssuesOf", Yield.LIST, KeyField.TYPE),
                            new Known("portfolioChildIssuesOf", Yield.LIST, KeyField.TYPE),
                            new Known("parentEpic", Yield.LIST, KeyField.TYPE),
                            new Known("issuesWithRemoteLinksByGlobalId", Yield.LIST, KeyField.TYPE),
                            new Known("projectsLeadByUser", Yield.LIST, ListedField.PROJECT.type()),
                            new Known("projectsWhereUserHasPermission", Yield.LIST, ListedField.PROJECT.type()),
                            new Known("projectsWhereUserHasRole", Yield.LIST, ListedField.PROJECT.type()),
                            new Known("componentsLeadByUser", Yield.LIST, PartsField.COMPONENT.type()),
                            new Known("openSprints", Yield.LIST, SprintField.TYPE),
                            new Known("linkedIssues", Yield.LIST, KeyField.TYPE),
                            new Known("standardIssueTypes", Yield.LIST, ListedField.ISSUE_TYPE.type()),
                            new Known("subtaskIssueTypes", Yield.LIST, ListedField.ISSUE_TYPE.type())),
                    Arrays.stream(VersionFunction.values()).map(VersionFunction::known),
                    Arrays.stream(DateFunction.values())
                            .map(function -> new Known(function.word(), Yield.ONE, DateField.TYPE)))
            .flatMap(known -> known)
            .sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
            .toList();

    private static final Map<String, Known> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Known::lower, Function.identity()));

    private Functions() {}

    static String name(Operand.Call call) {
        return call.name().toLowerCase(Locale.ROOT);
    }

    static boolean givesList(Operand.Call call) {
        var known = BY_NAME.get(name(call));
        return known != null && known.gives() == Yield.LIST;
    }

    static boolean isKnown(Operand.Call call) {
        return BY_NAME.containsKey(name(call));
    }

    /** Whether a call of a function that takes nothing is given nothing; else there is a complaint. */
    static boolean isBare(Operand.Call call, Context context) {
        if (!call.arguments().isEmpty()) {
            wrongArguments(call, 0, context);
        }
        return call.arguments().isEmpty();
    }

    static void wrongArguments(Operand.Call call, int expected, Context context) {
        context.problems()
                .error("Function '" + call.name() + "' expected '" + expected + "' arguments but received '"
                        + call.arguments().size() + "'.");
    }
}
