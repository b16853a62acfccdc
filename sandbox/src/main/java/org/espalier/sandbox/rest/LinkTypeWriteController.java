package org.espalier.sandbox.rest;

import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.LinkTypes;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Types of links are removed by administrators; neither kind of Jira documents another refusal of that than a 404. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issueLinkType")
class LinkTypeWriteController {

    private final Catalogue catalogue;
    private final LinkTypes types;

    LinkTypeWriteController(Catalogue catalogue, LinkTypes types) {
        this.catalogue = catalogue;
        this.types = types;
    }

    @Writing
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id) {
        if (!caller.may(Permission.ADMINISTER)) {
            throw Refusal.notFound("Only administrators may remove types of links.");
        }
        if (!Payload.isNumber(id)) {
            throw Refusal.badRequest("'" + id + "' is not the id of an issue link type, which is a number.");
        }
        types.remove(caller, catalogue.linkTypes().withId(id).orElseThrow(() -> LinkTypes.missing(id)));
    }
}
