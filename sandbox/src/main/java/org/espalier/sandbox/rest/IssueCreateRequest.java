package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.IssueDraft;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.ParentWish;
import org.espalier.sandbox.issues.Placement;
import org.espalier.sandbox.issues.Project;
import tools.jackson.databind.JsonNode;

/** The body of a create. */
final class IssueCreateRequest {

    private IssueCreateRequest() {}

    static IssueDraft read(JsonNode body, Catalogue catalogue, Form form, Caller caller) {
        IssueRequest request = IssueRequest.read(body, catalogue, form.onCreation(), Set.of("project", "issuetype"));
        Optional<Project> project = project(request.apart("project"), catalogue, caller);
        Optional<IssueType> type = type(request.apart("issuetype"), catalogue);
        if (project.isEmpty()) {
            request.error("project", "Specify a valid project ID or key");
        }
        if (type.isEmpty()) {
            request.error("issuetype", "Specify a valid issue type");
        }
        if (request.summary().isEmpty()) {
            request.error("summary", "You must specify a summary of the issue.");
        }
        if (form.parents() == Form.Parents.OF_SUB_TASKS
                && request.parent() instanceof ParentWish.Under
                && type.filter(IssueType::subtask).isEmpty()) {
            request.error("parentId", "Issue type is not a sub-task but a parent is specified");
        }
        request.refuseErrors();
        return new IssueDraft(
                project.orElseThrow(),
                type.orElseThrow(),
                request.summary().orElseThrow(),
                new Placement(request.parent(), request.sprint()),
                new IssueDraft.Details(request.labels(List.of()), request.priority(), request.texts()));
    }

    private static Optional<Project> project(JsonNode value, Catalogue catalogue, Caller caller) {
        Optional<String> id = Payload.text(value.path("id"));
        Optional<String> key = Payload.text(value.path("key"));
        return catalogue.projects().all().stream()
                .filter(caller::browses)
                .filter(project -> id.map(Long.toString(project.id())::equals)
                        .orElseGet(() -> key.filter(project.key()::equals).isPresent()))
                .findFirst();
    }

    private static Optional<IssueType> type(JsonNode value, Catalogue catalogue) {
        return Payload.text(value.path("id"))
                .map(catalogue.types()::withId)
                .orElseGet(() -> Payload.text(value.path("name")).flatMap(catalogue.types()::withName));
    }
}
