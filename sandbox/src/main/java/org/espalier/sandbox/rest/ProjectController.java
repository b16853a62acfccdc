package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.IssueType;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Status;
import org.espalier.sandbox.issues.Withholding;
import org.espalier.sandbox.issues.Workflows;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Projects. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/project")
class ProjectController {

    private final Catalogue catalogue;
    private final Workflows workflows;
    private final Withholding withholding;
    private final Dialect dialect;

    ProjectController(Catalogue catalogue, Workflows workflows, Withholding withholding, Dialect dialect) {
        this.catalogue = catalogue;
        this.workflows = workflows;
        this.withholding = withholding;
        this.dialect = dialect;
    }

    /** Data Center tells of archived projects to whoever asks for them. */
    @OpenToAnyone
    @GetMapping
    List<ObjectNode> list(Caller caller, Site site, @RequestParam(defaultValue = "false") String includeArchived) {
        boolean all = dialect == Dialect.DATA_CENTER && includeArchived.equalsIgnoreCase("true");
        TermJson terms = new TermJson(site);
        Set<Long> archived = withholding.archived();
        return visible(catalogue, caller).stream()
                .filter(project -> all || !archived.contains(project.id()))
                .map(project -> archived.contains(project.id())
                        ? listed(terms, project).put("archived", true)
                        : listed(terms, project))
                .toList();
    }

    @OpenToAnyone
    @GetMapping("/{project}")
    ObjectNode project(Caller caller, Site site, @PathVariable("project") String idOrKey) {
        Project project = require(catalogue, caller, idOrKey);
        TermJson terms = new TermJson(site);
        ObjectNode node = listed(terms, project).put("description", "").put("assigneeType", "UNASSIGNED");
        catalogue.accounts().stream()
                .filter(Account::administrator)
                .findFirst()
                .ifPresent(lead -> node.set("lead", terms.account(lead)));
        catalogue.componentsOf(project).stream().map(terms::component).forEach(node.putArray("components")::add);
        catalogue.versionsOf(project).stream()
                .map(version -> PartsController.version(terms, version))
                .forEach(node.putArray("versions")::add);
        node.putObject("roles");
        ArrayNode types = node.putArray("issueTypes");
        catalogue.types().all().forEach(type -> types.add(terms.type(type)));
        return node;
    }

    /** Every type of issues in a project has the same workflow. */
    @OpenToAnyone
    @GetMapping("/{project}/statuses")
    ArrayNode statuses(Caller caller, Site site, @PathVariable("project") String idOrKey) {
        Project project = require(catalogue, caller, idOrKey);
        TermJson terms = new TermJson(site);
        ArrayNode list = TermJson.JSON.arrayNode();
        for (IssueType type : catalogue.types().all()) {
            ArrayNode statuses = list.addObject()
                    .put("self", site.self("issuetype/" + type.id()))
                    .put("id", Long.toString(type.id()))
                    .put("name", type.name())
                    .put("subtask", type.subtask())
                    .putArray("statuses");
            for (Status status : workflows.statuses(project)) {
                statuses.add(terms.status(status));
            }
        }
        return list;
    }

    /** The project with that id or, letter case included, that key. */
    static Project require(Catalogue catalogue, Caller caller, String idOrKey) {
        return find(catalogue, caller, idOrKey)
                .orElseThrow(() -> Refusal.notFound("No project could be found with key '" + idOrKey + "'."));
    }

    static Optional<Project> find(Catalogue catalogue, Caller caller, String idOrKey) {
        return find(visible(catalogue, caller), idOrKey);
    }

    /** The one among these. */
    static Optional<Project> find(List<Project> projects, String idOrKey) {
        return projects.stream()
                .filter(project -> project.key().equals(idOrKey)
                        || Long.toString(project.id()).equals(idOrKey))
                .findFirst();
    }

    static List<Project> visible(Catalogue catalogue, Caller caller) {
        return catalogue.projects().all().stream().filter(caller::browses).toList();
    }

    static ObjectNode listed(TermJson terms, Project project) {
        ObjectNode node = terms.project(project).deepCopy();
        terms.site().shapes().tellListed(project, node);
        return node;
    }
}
