package org.espalier.sandbox.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.LinkEnd;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Sprint;
import org.springframework.web.util.HtmlUtils;

/** The pages as HTML. */
final class Pages {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s - Sandbox Jira</title>
            <style>
            :root { color-scheme: light dark; --edge: light-dark(#c9d0cc, #3a423e); --muted: light-dark(#55605a, #a5afaa);
              --link: light-dark(#1f5f8b, #8cc4ea); }
            body { font: 14px/20px system-ui, sans-serif; margin: 0; background: light-dark(#fff, #131715);
              color: light-dark(#1c211f, #e6eae8); }
            header, main { max-width: 72rem; margin: 0 auto; padding: 8px 24px; }
            header { border-bottom: 1px solid var(--edge); }
            h1 { font-size: 20px; line-height: 28px; } h2 { font-size: 16px; line-height: 24px; }
            a { color: var(--link); }
            table { border-collapse: collapse; width: 100%%; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid var(--edge); vertical-align: top; }
            td.number, th.number { text-align: right; }
            .muted { color: var(--muted); } code, pre { font: 13px/20px ui-monospace, monospace; }
            pre { overflow-x: auto; padding: 8px; border: 1px solid var(--edge); border-radius: 4px; }
            </style>
            </head>
            <body>
            <header><a href="/">Sandbox Jira</a></header>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    private static final String FAULTS = """
            <h2>For tests</h2>
            <p><code>POST /sandbox/ranks/rebalance</code> writes all ranks anew without moving an issue.</p>
            <p><code>GET /sandbox/requests</code> counts the requests to the REST API, <code>DELETE</code> starts anew.
            <code>PUT /sandbox/faults</code> takes any of these, <code>{}</code> switches all off:</p>
            <pre>{"latencyMillis": 200, "rateLimitPercent": 5, "errorPercent": 5, "timeoutAfterCommitPercent": 5,
             "searchLagMillis": 60000, "searchFlickerPercent": 5, "hideProjects": ["KEY"], "deadToken": false,
             "deadTokenAfter": 100, "tokenDenied": false, "outage": "LOGIN_PAGE",
             "rankRefusalPercent": 20, "denyScheduling": ["KEY"], "seed": 1}</pre>
            <p><code>PUT /sandbox/limits</code> sets the limits on requests, <code>PUT /sandbox/deliveries</code> how
            webhooks are told; <code>GET</code> shows which switches each has. On Data Center <code>PUT
            /sandbox/version</code> takes <code>{"version": "9.12.5"}</code>.</p>
            <p><code>PUT /sandbox/stamps</code> says what moves <code>updated</code>,
            <code>PUT /sandbox/permissions</code> what projects withhold from all but administrators,
            <code>PUT /sandbox/conflicts</code> how many of the next edits and transitions meet another write, and
            <code>POST /sandbox/moves</code> moves an issue as people do on pages:</p>
            <pre>{"link": true, "epicChild": true, "subTask": false, "rank": false, "comment": true, "property": false}
            {"KEY": ["EDIT_ISSUES", "LINK_ISSUES"]}
            {"next": 1}
            {"issue": "KEY-1", "project": "OTHER", "type": "Sub-task", "parent": "OTHER-1"}</pre>
            """;

    /** How many issues the page of a project lists. */
    static final int MOST = 500;

    private final Catalogue catalogue;

    Pages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String projects(List<Project> projects, Map<Long, Long> counts) {
        String rows = projects.stream()
                .map(project ->
                        "<tr><td><a href=\"/projects/%s\">%s</a></td><td>%s</td><td class=\"number\">%d</td></tr>"
                                .formatted(
                                        escaped(project.key()),
                                        escaped(project.key()),
                                        escaped(project.name()),
                                        counts.getOrDefault(project.id(), 0L)))
                .collect(Collectors.joining("\n"));
        return FRAME.formatted(
                "Projects",
                "<table><thead><tr><th>Key</th><th>Name</th><th class=\"number\">Issues</th></tr></thead><tbody>" + rows
                        + "</tbody></table>" + FAULTS);
    }

    String project(Project project, List<IssueHead> issues) {
        String note = issues.size() < MOST
                ? issues.size() + " issues in the order of their rank."
                : "The first " + MOST + " issues in the order of their rank.";
        return FRAME.formatted(
                escaped(project.name()) + " (" + escaped(project.key()) + ")",
                "<p class=\"muted\">" + note + "</p>" + table(issues));
    }

    String issue(Issue issue, List<IssueHead> subTasks, List<LinkEnd> links, List<Sprint> sprints) {
        StringBuilder body = new StringBuilder(128);
        IssueHead head = issue.head();
        body.append("<p>")
                .append(escaped(catalogue.types().of(head.nature().typeId()).name()))
                .append(" in <a href=\"/projects/%1$s\">%1$s</a>, "
                        .formatted(escaped(catalogue
                                .projects()
                                .of(issue.place().projectId())
                                .key())))
                .append(escaped(
                        catalogue.statuses().of(head.nature().statusId()).name()))
                .append("</p><p class=\"muted\">Rank <code>")
                .append(escaped(issue.place().rank()))
                .append("</code>, updated ")
                .append(issue.stamps().updated())
                .append("</p>");
        if (!sprints.isEmpty()) {
            body.append("<p>").append(sprints(sprints)).append("</p>");
        }
        issue.parent().ifPresent(parent -> body.append("<h2>Parent</h2>").append(table(List.of(parent))));
        if (!subTasks.isEmpty()) {
            body.append("<h2>Sub-tasks</h2>").append(table(subTasks));
        }
        if (!links.isEmpty()) {
            body.append("<h2>Links</h2>").append(links(links));
        }
        return FRAME.formatted(escaped(head.key()) + " " + escaped(head.summary()), body);
    }

    private static String sprints(List<Sprint> sprints) {
        return sprints.stream()
                .map(sprint -> escaped(sprint.name()) + " (" + sprint.state().word() + ")")
                .collect(Collectors.joining(", ", "Sprints: ", ""));
    }

    static String notFound(String kind, String key) {
        return FRAME.formatted(
                "Not found",
                "<p>There is no " + kind + " " + escaped(key)
                        + " here, or nobody may see it. <a href=\"/\">All projects</a></p>");
    }

    private String table(List<IssueHead> issues) {
        return issues.stream()
                .map(this::row)
                .map(cells -> "<tr>" + cells + "</tr>")
                .collect(Collectors.joining(
                        "\n",
                        "<table><thead><tr><th>Key</th><th>Type</th><th>Summary</th><th>Status</th></tr></thead><tbody>",
                        "</tbody></table>"));
    }

    private String links(List<LinkEnd> links) {
        return links.stream()
                .map(link -> "<tr><td>" + escaped(words(link)) + "</td>" + row(link.other()) + "</tr>")
                .collect(Collectors.joining(
                        "\n",
                        "<table><thead><tr><th>Relation</th><th>Key</th><th>Type</th><th>Summary</th><th>Status</th></tr>"
                                + "</thead><tbody>",
                        "</tbody></table>"));
    }

    private String row(IssueHead issue) {
        return "<td><a href=\"/browse/%1$s\">%1$s</a></td><td>%2$s</td><td>%3$s</td><td>%4$s</td>"
                .formatted(
                        escaped(issue.key()),
                        escaped(catalogue.types().of(issue.nature().typeId()).name()),
                        escaped(issue.summary()),
                        escaped(catalogue
                                .statuses()
                                .of(issue.nature().statusId())
                                .name()));
    }

    private static String words(LinkEnd link) {
        return switch (link.side()) {
            case OUTWARD -> link.type().outward();
            case INWARD -> link.type().inward();
        };
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
