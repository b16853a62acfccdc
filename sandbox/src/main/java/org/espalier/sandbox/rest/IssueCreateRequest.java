package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.IssueDraft;
import org.espalier.sandbox.issues.IssueEdit;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.ParentWish;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import tools.jackson.databind.JsonNode;

/** The body of a create. */
final class IssueCreateRequest {

    private IssueCreateRequest() {}

    static IssueDraft read(JsonNode body, Form form, Caller caller, Catalogue catalogue, Site site) {
        Optional<Project> project = project(Payload.object(body).at("/fields/project"), catalogue, caller);
        IssueRequest request = IssueRequest.read(
                body,
                new Ground(catalogue, site, project),
                project.map(known -> form.onCreation(caller, known.id())).orElse(form.onCreation()),
                Set.of("project", "issuetype"));
        Optional<IssueType> type = type(request.apart("issuetype"), catalogue);
        if (project.isEmpty()) {
            request.error("project", "Specify a valid project ID or key");
        } else if (!caller.may(Permission.CREATE_ISSUES, project.get().id())) {
            request.error("project", "You do not have permission to create issues in this project.");
        }
        if (type.isEmpty()) {
            request.error("issuetype", "Specify a valid issue type");
        }
        if (!request.names(IssueField.SUMMARY)) {
            request.error("summary", "You must specify a summary of the issue.");
        }
        if (form.parents() == Form.Parents.OF_SUB_TASKS
                && request.parent() instanceof ParentWish.Under
                && type.filter(IssueType::subtask).isEmpty()) {
            request.error("parentId", "Issue type is not a sub-task but a parent is specified");
        }
        IssueEdit edit = reported(request.edit(), caller);
        return new IssueDraft(project.orElseThrow(), type.orElseThrow(), edit);
    }

    /** Who makes an issue is its reporter, unless the request names another one. */
    private static IssueEdit reported(IssueEdit edit, Caller caller) {
        return edit.names(IssueField.REPORTER)
                ? edit
                : edit.with(IssueField.REPORTER, List.of(caller.author().id()));
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
