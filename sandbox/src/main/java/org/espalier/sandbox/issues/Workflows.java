package org.espalier.sandbox.issues;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.espalier.sandbox.issues.ChangeItem.Value;
import org.espalier.sandbox.issues.Status.Category;
import org.springframework.stereotype.Component;

/**
 * The workflow of each project, the same for all its types of issues.
 *
 * <p>In a company-managed project an issue that is done can only be reopened, and whoever ends one must say how it was
 * resolved. In a team-managed project, which has statuses of its own, every way is open, and the resolution follows.
 * Issues begin with the first status; the ways are numbered 11, 21, 31 and so on.
 */
@Component
public class Workflows {

    private final Catalogue catalogue;

    Workflows(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The statuses of a project, in the order in which work goes through them. */
    public List<Status> statuses(Project project) {
        return catalogue.statuses().all().stream()
                .filter(status -> status.projectId().isPresent() == project.teamManaged())
                .filter(status ->
                        status.projectId().map(own -> own == project.id()).orElse(true))
                .sorted(Comparator.comparing(Status::category).thenComparingLong(Status::id))
                .toList();
    }

    /** Where a new issue of the project stands. */
    public Status initial(Project project) {
        return statuses(project).getFirst();
    }

    /** The ways that are open to an issue, whoever takes them. */
    public List<Transition> open(Issue issue) {
        Project project = catalogue.projects().of(issue.place().projectId());
        Status now = catalogue.statuses().of(issue.head().nature().statusId());
        List<Transition> open = new ArrayList<>();
        int id = 1;
        for (Status to : statuses(project)) {
            id += 10;
            boolean allowed = project.teamManaged() || now.category() != Category.DONE || to.category() == Category.NEW;
            if (allowed && to.id() != now.id()) {
                open.add(new Transition(id, to, screen(project, to)));
            }
        }
        return List.copyOf(open);
    }

    /** The resolution of an issue after such a way, where the request does not say. */
    List<String> resolution(Transition transition) {
        if (transition.to().category() != Category.DONE) {
            return List.of();
        }
        return catalogue.resolutions().all().stream()
                .limit(1)
                .map(first -> Long.toString(first.id()))
                .toList();
    }

    /** The status of an issue as its history tells it. */
    Value value(Issue issue) {
        return value(catalogue.statuses().of(issue.head().nature().statusId()));
    }

    /** A status as a history tells it. */
    static Value value(Status status) {
        return Value.of(Long.toString(status.id()), status.name());
    }

    private static Transition.Screen screen(Project project, Status to) {
        return to.category() == Category.DONE && !project.teamManaged()
                ? Transition.Screen.RESOLUTION
                : Transition.Screen.NONE;
    }
}
