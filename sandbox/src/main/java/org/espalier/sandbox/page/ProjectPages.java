package org.espalier.sandbox.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.fault.SwitchPanel;
import org.espalier.sandbox.issues.Board;
import org.espalier.sandbox.issues.Boards;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Project;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages of the projects. */
@Component
class ProjectPages {

    /** How many issues a page lists. */
    private static final int SIZE = 100;

    private static final String INTRODUCTION = """
            <p>This is a Jira to try Espalier with. What you change here, Espalier meets as a change in Jira; what Espalier
            writes, you see here, in the history of the issue too. You are whoever is chosen at <em>Edit as</em>; the pages show
            everything all the same. <em>Switches</em> make this Jira slow, strict or unreliable, and <em>Reset</em> brings
            back the first state.</p>
            """;

    private static final String HIDDEN = "hideProjects";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalogue catalogue;
    private final Reading reading;
    private final IssueTables tables;
    private final List<SwitchPanel> panels;
    private final Persons persons;

    /** What the pages of projects read. */
    @Component
    record Reading(Issues issues, Boards boards) {}

    ProjectPages(Catalogue catalogue, Reading reading, IssueTables tables, List<SwitchPanel> panels, Persons persons) {
        this.catalogue = catalogue;
        this.reading = reading;
        this.tables = tables;
        this.panels = List.copyOf(panels);
        this.persons = persons;
    }

    ResponseEntity<String> all(Caller person) {
        Map<Long, Long> counts = reading.issues().countByProject(person);
        List<Board> boards = reading.boards().visible(person);
        Map<Long, String> browsing = persons.browsing();
        List<List<String>> rows = new ArrayList<>();
        for (Project project : open()) {
            String own = boards.stream()
                    .filter(board -> board.project().equals(project))
                    .map(board -> board.name() + " (" + board.kind().word() + ")")
                    .findFirst()
                    .orElse("");
            rows.add(List.of(
                    Markup.link("/projects/" + project.key(), project.key()),
                    Markup.escaped(project.name()),
                    Long.toString(counts.getOrDefault(project.id(), 0L)),
                    Markup.escaped(own),
                    hidden().contains(project.key()) ? "nobody" : browsing.getOrDefault(project.id(), "nobody")));
        }
        return Answers.page(
                HttpStatus.OK,
                Markup.page(
                        "Projects",
                        INTRODUCTION
                                + Markup.table(
                                        List.of("Key", "Name", "Issues", "Board", "Through the API seen by"), rows)
                                + WordsForTesters.ENDPOINTS,
                        persons.choice(person)));
    }

    ResponseEntity<String> one(Caller person, String key, String page) {
        Optional<Project> found = named(key);
        if (found.isEmpty()) {
            return missing(person, key);
        }
        Project project = found.get();
        long total = reading.issues().countByProject(person).getOrDefault(project.id(), 0L);
        int pages = (int) Math.max(1, (total + SIZE - 1) / SIZE);
        int at = page.matches("[0-9]{1,6}") ? Math.clamp(Integer.parseInt(page), 1, pages) : 1;
        List<IssueHead> issues = reading.issues().byRank(person, project, SIZE, (at - 1) * SIZE);
        boolean hidden = hidden().contains(project.key());
        String body = "<p class=\"muted\">" + total + " issues in the order of their rank, page " + at + " of " + pages
                + ".</p>"
                + Markup.form(
                        "/projects/" + project.key() + "/visibility",
                        "<span>"
                                + "Through the API it is seen by "
                                + (hidden ? "nobody" : persons.browsing().getOrDefault(project.id(), "nobody"))
                                + "."
                                + "</span>",
                        hidden ? "Give the permission back" : "Withdraw the permission")
                + tables.issues(issues)
                + paging(project.key(), at, pages);
        return Answers.page(
                HttpStatus.OK, Markup.page(project.name() + " (" + project.key() + ")", body, persons.choice(person)));
    }

    ResponseEntity<String> turnVisibility(Caller person, String key) {
        Optional<Project> project = named(key);
        if (project.isEmpty()) {
            return missing(person, key);
        }
        List<String> hidden = new ArrayList<>(hidden());
        if (!hidden.remove(key)) {
            hidden.add(key);
        }
        ObjectNode body = JSON.valueToTree(faults().values());
        body.properties().removeIf(entry -> entry.getValue().asString("-").isEmpty());
        ArrayNode keys = body.putArray(HIDDEN);
        hidden.forEach(keys::add);
        faults().replace(body);
        return Answers.goTo("/projects/" + key);
    }

    private static String paging(String key, int at, int pages) {
        String before = at > 1 ? Markup.link("/projects/" + key + "?page=" + (at - 1), "Previous page") : "";
        String after = at < pages ? Markup.link("/projects/" + key + "?page=" + (at + 1), "Next page") : "";
        return "<nav aria-label=\"Pages\"><p>" + before + " " + after + "</p></nav>";
    }

    private ResponseEntity<String> missing(Caller person, String key) {
        return Answers.page(
                HttpStatus.NOT_FOUND,
                Markup.page(
                        "Not found",
                        "<p>There is no project " + Markup.escaped(key) + " here, or nobody may see it. "
                                + Markup.link("/", "All projects") + "</p>",
                        persons.choice(person)));
    }

    private Optional<Project> named(String key) {
        return open().stream().filter(project -> project.key().equals(key)).findFirst();
    }

    private List<Project> open() {
        return catalogue.projects().all().stream()
                .filter(project -> !project.hidden())
                .toList();
    }

    private List<String> hidden() {
        return faults().values().get(HIDDEN) instanceof List<?> keys
                ? keys.stream().map(String::valueOf).toList()
                : List.of();
    }

    private SwitchPanel faults() {
        return panels.stream()
                .filter(panel -> panel.word().equals("faults"))
                .findFirst()
                .orElseThrow();
    }
}
