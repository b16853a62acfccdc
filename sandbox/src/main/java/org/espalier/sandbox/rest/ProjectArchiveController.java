package org.espalier.sandbox.rest;

import java.util.Optional;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.ProjectWrites;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Withholding;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Projects that are put away: nobody lists them or changes their issues until they are taken out again. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/project/{project}")
class ProjectArchiveController {

    private final Catalogue catalogue;
    private final Withholding withholding;
    private final ProjectWrites projects;

    ProjectArchiveController(Catalogue catalogue, Withholding withholding, ProjectWrites projects) {
        this.projects = projects;
        this.catalogue = catalogue;
        this.withholding = withholding;
    }

    @Writing
    @RequestMapping(
            path = "/archive",
            method = {RequestMethod.POST, RequestMethod.PUT})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void archive(Caller caller, @PathVariable("project") String idOrKey) {
        withholding.archive(caller, administered(caller, idOrKey), Withholding.Shelf.ARCHIVED);
    }

    /**
     * Cloud answers with the project, and takes it out of the bin if it lies there. No project is in both: what is
     * archived cannot be deleted, and what lies in the bin cannot be archived.
     */
    @Writing
    @PostMapping("/restore")
    ObjectNode restore(Caller caller, Site site, @PathVariable("project") String idOrKey) {
        Optional<Project> binned =
                caller.may(Permission.ADMINISTER) ? ProjectController.find(projects.bin(), idOrKey) : Optional.empty();
        Project project =
                binned.isPresent() ? projects.takeOutOfBin(caller, binned.get()) : administered(caller, idOrKey);
        withholding.archive(caller, project, Withholding.Shelf.LIVE);
        return ProjectController.listed(new TermJson(site), project);
    }

    /** Data Center says that it will. */
    @Writing
    @PutMapping("/restore")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void restoreLater(Caller caller, @PathVariable("project") String idOrKey) {
        withholding.archive(caller, administered(caller, idOrKey), Withholding.Shelf.LIVE);
    }

    private Project administered(Caller caller, String idOrKey) {
        Project project = ProjectController.require(catalogue, caller, idOrKey);
        if (!caller.may(Permission.ADMINISTER)) {
            throw Refusal.forbidden("Only administrators may put projects away and take them out again.");
        }
        return project;
    }
}
