package org.espalier.sandbox.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which scopes a call through the gateway needs, as Jira's documents name them. */
final class Scopes {

    private static final Set<String> READING = Set.of("read:jira-work");
    private static final Set<String> WRITING = Set.of("write:jira-work");
    private static final Set<String> USERS = Set.of("read:jira-user");

    private static final List<Rule> RULES = rules();

    private Scopes() {}

    /** The first rule that fits a call holds. */
    private record Rule(Pattern call, Set<String> needed) {}

    /**
     * What must have been allowed for a call.
     *
     * @param call method and path, such as {@code GET /rest/api/3/myself}
     * @param writing whether it changes something
     */
    static Set<String> needed(String call, boolean writing) {
        return RULES.stream()
                .filter(rule -> rule.call().matcher(call).lookingAt())
                .map(Rule::needed)
                .findFirst()
                .orElse(writing ? WRITING : READING);
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        String platform = "/rest/api/[^/]+/";
        add(rules, "GET " + platform + "serverInfo$");
        add(rules, "POST " + platform + "permissions/check$");
        add(rules, ". " + platform + "(myself|user|users|configuration)(/|$)", USERS.toArray(String[]::new));
        add(rules, ". " + platform + "webhook(/|$)", "read:jira-work", "manage:jira-webhook");
        add(rules, "(POST|PUT|DELETE) " + platform + "issueLinkType(/|$)", "manage:jira-configuration");
        // No scope opens what only administrators may.
        add(rules, ". /rest/(webhooks|jira-webhook)/", "none");
        String agile = "/rest/(agile|software)/[^/]+/";
        String issues = "read:issue-details:jira";
        String queries = "read:jql:jira";
        add(rules, "PUT " + agile + "issue/rank$", "write:issue:jira-software");
        add(rules, "GET " + agile + "issue/", "read:issue:jira-software");
        add(rules, "GET " + agile + "(board/[^/]+/)?sprint/[^/]+/issue$", "read:sprint:jira-software", issues, queries);
        add(rules, "GET " + agile + "(board/[^/]+/)?sprint", "read:sprint:jira-software");
        add(rules, "DELETE " + agile + "sprint/", "delete:sprint:jira-software");
        add(rules, ". " + agile + "sprint", "write:sprint:jira-software");
        add(rules, "GET " + agile + "(board/[^/]+/)?epic/[^/]+/issue$", "read:epic:jira-software", issues, queries);
        add(rules, "GET " + agile + "(board/[^/]+/)?epic", "read:epic:jira-software");
        add(rules, ". " + agile + "epic/", "write:epic:jira-software");
        String admin = "read:board-scope.admin:jira-software";
        add(rules, "GET " + agile + "board/[^/]+/(configuration|project)$", admin, "read:project:jira");
        add(rules, "GET " + agile + "board$", "read:board-scope:jira-software", "read:project:jira");
        add(rules, "GET " + agile + "board", "read:board-scope:jira-software", issues);
        add(rules, ". " + agile + "(board|backlog)", "write:board-scope:jira-software");
        return List.copyOf(rules);
    }

    /** @param call a pattern in which {@code .} at its begin stands for every method */
    private static void add(List<Rule> rules, String call, String... needed) {
        String pattern = call.startsWith(". ") ? "[A-Z]+" + call.substring(1) : call;
        rules.add(new Rule(Pattern.compile(pattern), Set.of(needed)));
    }
}
