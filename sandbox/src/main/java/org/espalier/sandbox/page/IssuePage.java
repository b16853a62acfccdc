package org.espalier.sandbox.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.Refusal;
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
    private final ChangeForms changes;
    private final Persons persons;

    IssuePage(
            Catalogue catalogue, Surroundings.Reader reader, IssueTables tables, ChangeForms changes, Persons persons) {
        this.catalogue = catalogue;
        this.reader = reader;
        this.tables = tables;
        this.changes = changes;
        this.persons = persons;
    }

    ResponseEntity<String> shown(Caller person, Issue issue) {
        return answer(HttpStatus.OK, person, issue, Optional.empty());
    }

    /** The page after something that could not be done. */
    ResponseEntity<String> again(Caller person, Issue issue, Refusal refusal) {
        return answer(HttpStatus.valueOf(refusal.status()), person, issue, Optional.of(Answers.sentence(refusal)));
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
                + changes.edits(person, issue)
                + "<h2>Links</h2>"
                + (around.links().isEmpty() ? "" : tables.links(issue.key(), around.links()))
                + changes.newLink(issue)
                + (around.subTasks().isEmpty() ? "" : "<h2>Sub-tasks</h2>" + tables.issues(around.subTasks()))
                + "<h2>History</h2>"
                + (around.history().isEmpty() ? "<p>Nothing was changed yet.</p>" : tables.history(around.history()))
                + ChangeForms.deletion(issue, around);
        return Answers.page(
                status, Markup.page(issue.key() + " " + issue.head().summary(), body, persons.choice(person)));
    }

    private String facts(Issue issue, Surroundings around) {
        IssueHead.Nature nature = issue.head().nature();
        String project = catalogue.projects().of(issue.place().projectId()).key();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Project", Markup.link("/projects/" + project, project));
        facts.put("Type", Markup.escaped(catalogue.types().of(nature.typeId()).name()));
        facts.put(
                "Status",
                Markup.escaped(catalogue.statuses().of(nature.statusId()).name()));
        issue.details()
                .resolutionId()
                .ifPresent(id -> facts.put(
                        "Resolution",
                        Markup.escaped(catalogue.resolutions().of(id).name())));
        issue.parent()
                .ifPresent(parent -> facts.put(
                        "Parent",
                        Markup.link("/browse/" + parent.key(), parent.key()) + " " + Markup.escaped(parent.summary())));
        if (!around.sprints().isEmpty()) {
            facts.put(
                    "Sprints",
                    Markup.escaped(
                            around.sprints().stream().map(IssuePage::words).collect(Collectors.joining(", "))));
        }
        facts.put("Rank", "<code>" + Markup.escaped(issue.place().rank()) + "</code>");
        facts.put("Updated", Markup.moment(issue.stamps().updated()));
        return Markup.facts(facts);
    }

    private static String words(Sprint sprint) {
        return sprint.name() + " (" + sprint.state().word() + ")";
    }
}
