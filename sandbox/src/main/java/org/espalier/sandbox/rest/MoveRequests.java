package org.espalier.sandbox.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueMoves;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Moves the issues that requests name to where requests want them. */
@Component
class MoveRequests {

    /** A target in words; what is absent stays. */
    record Wanted(Optional<String> project, Optional<String> type, Optional<String> parent) {}

    /** What came of a move of many issues. */
    static final class Report {

        private final int total;
        private final TreeSet<Long> moved = new TreeSet<>();
        private final Map<Long, List<String>> failed = new LinkedHashMap<>();
        private int notThere;

        Report(int total) {
            this.total = total;
        }

        /** Changes an issue, and writes down whether it could be. */
        void note(Issue issue, Consumer<Issue> change) {
            try {
                change.accept(issue);
                moved.add(issue.id());
            } catch (Refusal refusal) {
                failed.put(
                        issue.id(),
                        Stream.concat(refusal.messages().stream(), refusal.errors().values().stream())
                                .toList());
            }
        }

        /** An issue that is not there was named. */
        void noteMissing() {
            notThere++;
        }

        ObjectNode json() {
            ObjectNode node = TermJson.JSON.objectNode();
            ArrayNode processed = node.putArray("processedAccessibleIssues");
            moved.forEach(processed::add);
            ObjectNode refused = node.putObject("failedAccessibleIssues");
            failed.forEach((id, reasons) -> reasons.forEach(refused.putArray(Long.toString(id))::add));
            return node.put("invalidOrInaccessibleIssueCount", notThere).put("totalIssueCount", total);
        }
    }

    private final Catalogue catalogue;
    private final Issues issues;
    private final IssueMoves moves;

    MoveRequests(Catalogue catalogue, Issues issues, IssueMoves moves) {
        this.catalogue = catalogue;
        this.issues = issues;
        this.moves = moves;
    }

    /** Refuses a target that is not there, before anything is moved. */
    void requireTarget(Caller caller, Wanted wanted) {
        wanted.project().ifPresent(name -> {
            Project project = project(caller, name);
            if (!caller.may(Permission.CREATE_ISSUES, project.id())) {
                throw Refusal.badRequest(
                        "You do not have permission to create issues in project " + name + ", so no issue was moved.");
            }
        });
        wanted.type().ifPresent(this::type);
    }

    /** Moves one of many, and writes down what came of it. */
    void move(Caller caller, String idOrKey, Wanted wanted, Report report) {
        issues.named(caller, idOrKey)
                .ifPresentOrElse(
                        issue -> report.note(issue, moved -> move(caller, moved, wanted)), report::noteMissing);
    }

    /** Moves one, or refuses. */
    void move(Caller caller, Issue issue, Wanted wanted) {
        caller.require(Permission.MOVE_ISSUES, issue);
        moves.move(
                caller,
                issue,
                new IssueMoves.Target(
                        wanted.project()
                                .map(name -> project(caller, name))
                                .orElseGet(() ->
                                        catalogue.projects().of(issue.place().projectId())),
                        wanted.type()
                                .map(this::type)
                                .orElseGet(() -> catalogue
                                        .types()
                                        .of(issue.head().nature().typeId())),
                        wanted.parent()));
    }

    private Project project(Caller caller, String idOrKey) {
        return ProjectController.visible(catalogue, caller).stream()
                .filter(project -> project.key().equals(idOrKey)
                        || Long.toString(project.id()).equals(idOrKey))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(
                        "No project could be found with key '" + idOrKey + "', so no issue was moved."));
    }

    private IssueType type(String idOrName) {
        return catalogue
                .types()
                .withId(idOrName)
                .or(() -> catalogue.types().withName(idOrName))
                .orElseThrow(() ->
                        Refusal.badRequest("No issue type with id '" + idOrName + "' found, so no issue was moved."));
    }
}
