package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.SubTaskOrder;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The sub-tasks of an issue and their order, for which only Data Center has calls. */
@RestController
@Profile(Dialect.DATA_CENTER_PROFILE)
@RequestMapping("/rest/api/{version:${api.versions}}/issue/{issue}/subtask")
class SubTaskController {

    private final Issues issues;
    private final SubTaskOrder order;
    private final Catalogue catalogue;

    SubTaskController(Issues issues, SubTaskOrder order, Catalogue catalogue) {
        this.issues = issues;
        this.order = order;
        this.catalogue = catalogue;
    }

    @OpenToAnyone
    @GetMapping
    List<ObjectNode> subTasks(Caller caller, Site site, @PathVariable("issue") String idOrKey) {
        IssueJson json = new IssueJson(catalogue, new TermJson(site), FieldSelection.of(List.of(), FieldSelection.ALL));
        return order.of(caller, issues.require(caller, idOrKey)).stream()
                .map(json::head)
                .toList();
    }

    @GetMapping("/move")
    boolean movable(Caller caller, @PathVariable("issue") String idOrKey) {
        return order.of(caller, issues.require(caller, idOrKey)).size() > 1;
    }

    @Writing
    @PostMapping("/move")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(Caller caller, @PathVariable("issue") String idOrKey, @RequestBody JsonNode body) {
        Issue parent = issues.require(caller, idOrKey);
        caller.require(Permission.EDIT_ISSUES, parent);
        order.move(
                caller,
                parent,
                Payload.number(Payload.object(body).path("original"), -1),
                Payload.number(body.path("current"), -1));
    }
}
