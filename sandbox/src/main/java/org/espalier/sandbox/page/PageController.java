package org.espalier.sandbox.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Overseer;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Sprints;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages, as the administrator sees the issues. */
@RestController
class PageController {

    private final Catalogue catalogue;
    private final Issues issues;
    private final Sprints sprints;

    PageController(Catalogue catalogue, Issues issues, Sprints sprints) {
        this.catalogue = catalogue;
        this.issues = issues;
        this.sprints = sprints;
    }

    @GetMapping("/")
    ResponseEntity<String> projects() {
        Map<Long, Long> counts = issues.countByProject(viewer());
        List<Project> open = openProjects();
        return page(HttpStatus.OK, new Pages(catalogue).projects(open, counts));
    }

    @GetMapping("/projects/{key}")
    ResponseEntity<String> project(@PathVariable String key) {
        Optional<Project> project = openProjects().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst();
        return project.map(found -> page(
                        HttpStatus.OK, new Pages(catalogue).project(found, issues.byRank(viewer(), found, Pages.MOST))))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND, Pages.notFound("project", key)));
    }

    @GetMapping("/browse/{key}")
    ResponseEntity<String> issue(@PathVariable String key) {
        Optional<Issue> issue = issues.named(viewer(), key);
        return issue.map(found -> page(
                        HttpStatus.OK,
                        new Pages(catalogue)
                                .issue(
                                        found,
                                        issues.subTasks(viewer(), List.of(found.id()))
                                                .getOrDefault(found.id(), List.of()),
                                        issues.links(viewer(), List.of(found.id()))
                                                .getOrDefault(found.id(), List.of()),
                                        sprints.of(List.of(found.id())).getOrDefault(found.id(), List.of()))))
                .orElseGet(() -> page(HttpStatus.NOT_FOUND, Pages.notFound("issue", key)));
    }

    private List<Project> openProjects() {
        return catalogue.projects().all().stream()
                .filter(project -> !project.hidden())
                .toList();
    }

    private Caller viewer() {
        return Overseer.of(catalogue);
    }

    private static ResponseEntity<String> page(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(html);
    }
}
