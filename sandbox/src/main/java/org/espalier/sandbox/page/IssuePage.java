package org.espalier.sandbox.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.Sprint;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The page of an issue. */
@Component
class IssuePage {

    private final Catalogue catalogue;
    private final Surroundings.Reader reader;
    private final IssueTables tables;
    private final IssueActions actions;
    private final Persons persons;

    IssuePage(
            Catalogue catalogue,
            Surroundings.Reader reader,
            IssueTables tables,
            IssueActions actions,
            Persons persons) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.tables = tables;
        this.actions = actions;
        this.persons = persons;
    }

    ResponseEntity<String> shown(Caller person, Issue issue) {
        return answer(HttpStatus.OK, person, issue, Optional.empty());
    }

    /** The page after something that could not be done. */
    ResponseEntity<String> again(Caller person, Issue issue, String sentence) {
        return answer(HttpStatus.BAD_REQUEST, person, issue, Optional.of(sentence));
    }

    ResponseEntity<String> missing(Caller person, String key) {
        return Answers.page(
                HttpStatus.NOT_FOUND,
                Markup.page(
                        "Not found",
                        "<p>There is no issue " + Markup.escaped(key) + " here, or nobody may see it. "
                                + Markup.link("/", "All projects") + "</p>",
                        persons.choice(person)));
    }

    private ResponseEntity<String> answer(HttpStatus status, Caller person, Issue issue, Optional<String> message) {
        Surroundings around = reader.of(person, issue);
        String body = Markup.message(message)
                + facts(issue, around)
                + edits(issue)
                + "<h2>Links</h2>"
                + (around.links().isEmpty() ? "" : tables.links(issue.key(), around.links()))
                + newLink(issue)
                + (around.subTasks().isEmpty() ? "" : "<h2>Sub-tasks</h2>" + tables.issues(around.subTasks()))
                + "<h2>History</h2>"
                + (around.history().isEmpty() ? "<p>Nothing was changed yet.</p>" : tables.history(around.history()))
                + deletion(issue, around);
        return Answers.page(
                status, Markup.page(issue.key() + " " + issue.head().summary(), body, persons.choice(person)));
    }

    private String facts(Issue issue, Surroundings around) {
        IssueHead.Nature nature = issue.head().nature();
        String project = catalogue.projects().of(issue.place().projectId()).key();
        String sprints = around.sprints().stream().map(IssuePage::words).collect(Collectors.joining(", "));
        return "<p>" + Markup.escaped(catalogue.types().of(nature.typeId()).name()) + " in "
                + Markup.link("/projects/" + project, project) + ", "
                + Markup.escaped(catalogue.statuses().of(nature.statusId()).name())
                + issue.parent()
                        .map(parent -> ", below " + Markup.link("/browse/" + parent.key(), parent.key()) + " "
                                + Markup.escaped(parent.summary()))
                        .orElse("")
                + "</p><p class=\"muted\">Rank <code>"
                + Markup.escaped(issue.place().rank()) + "</code>, updated "
                + issue.stamps().updated() + "</p>"
                + (sprints.isEmpty() ? "" : "<p>Sprints: " + Markup.escaped(sprints) + "</p>");
    }

    private static String words(Sprint sprint) {
        return sprint.name() + " (" + sprint.state().word() + ")";
    }

    private static String edits(Issue issue) {
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
                + "<h2>Rank</h2>"
                + "<form class=\"line\" method=\"post\" action=\"" + Markup.escaped(base) + "/rank\">"
                + "<button name=\"move\" value=\"up\">Up</button><button name=\"move\" value=\"down\">Down</button>"
                + "</form>"
                + "<form class=\"line\" method=\"post\" action=\"" + Markup.escaped(base) + "/rank\">"
                + Markup.text("Another issue", "other", "", "")
                + "<button name=\"move\" value=\"before\">Rank before it</button>"
                + "<button name=\"move\" value=\"after\">Rank after it</button></form>";
    }

    private String newLink(Issue issue) {
        return Markup.form(
                "/browse/" + issue.key() + "/links",
                Markup.select("This issue", "relation", "", actions.relations())
                        + Markup.text("Other issue", "other", "", ""),
                "Add link");
    }

    private static String deletion(Issue issue, Surroundings around) {
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
