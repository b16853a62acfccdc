package org.espalier.sandbox.page;

import java.util.List;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.springframework.stereotype.Component;

/** The forms with which an issue is changed on its page. */
@Component
class ChangeForms {

    private final StatusActions statuses;
    private final LinkActions links;

    ChangeForms(StatusActions statuses, LinkActions links) {
        this.statuses = statuses;
        this.links = links;
    }

    /** What is changed about the issue itself. */
    String edits(Caller person, Issue issue) {
        String base = "/browse/" + issue.key();
        return "<h2>Change</h2>"
                + Markup.form(
                        base + "/summary",
                        Markup.text("Summary", "summary", issue.head().summary(), "class=\"wide\""),
                        "Save summary")
                + Markup.form(
                        base + "/parent",
                        Markup.text(
                                "Parent or epic (a key; empty for none)",
                                "parent",
                                issue.parent().map(IssueHead::key).orElse(""),
                                ""),
                        "Save parent")
                + "<h2>Status</h2>"
                + statuses.forms(person, issue)
                + "<h2>Rank</h2>"
                + Markup.form(
                        base + "/rank",
                        Markup.button("move", "up", "One place up") + Markup.button("move", "down", "One place down"))
                + Markup.form(
                        base + "/rank",
                        Markup.text("Another issue (a key)", "other", "", "")
                                + Markup.button("move", "before", "Rank before it")
                                + Markup.button("move", "after", "Rank after it"));
    }

    String newLink(Issue issue) {
        return Markup.form(
                "/browse/" + issue.key() + "/links",
                Markup.select("This issue", "relation", "", links.relations())
                        + Markup.text("Other issue (a key)", "other", "", ""),
                "Add link");
    }

    static String deletion(Issue issue, Surroundings around) {
        List<String> boxes = around.subTasks().isEmpty()
                ? List.of()
                : List.of(Markup.checkbox("With its sub-tasks", "subTasks", false));
        return "<h2>Delete</h2>"
                + Markup.form(
                        "/browse/" + issue.key() + "/delete",
                        Markup.checkbox("I am sure: this cannot be undone", "sure", false) + String.join("", boxes),
                        "Delete " + issue.key());
    }
}
