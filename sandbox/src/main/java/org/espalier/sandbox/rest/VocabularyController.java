package org.espalier.sandbox.rest;

import java.util.List;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Refusal;
import org.espalier.sandbox.issues.Term;
import org.espalier.sandbox.issues.Terms;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The words of this Jira: fields, types, statuses, priorities, link types. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}")
class VocabularyController {

    private final Catalogue catalogue;

    VocabularyController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @OpenToAnyone
    @GetMapping("/field")
    ArrayNode fields(Site site) {
        return FieldCatalogue.json(site.shapes());
    }

    @OpenToAnyone
    @GetMapping("/issuetype")
    List<ObjectNode> types(Site site) {
        return catalogue.types().all().stream().map(new TermJson(site)::type).toList();
    }

    @OpenToAnyone
    @GetMapping("/issuetype/{id}")
    ObjectNode type(Site site, @PathVariable String id) {
        return new TermJson(site).type(found(catalogue.types(), id, "issue type"));
    }

    @OpenToAnyone
    @GetMapping("/status")
    List<ObjectNode> statuses(Site site) {
        return catalogue.statuses().all().stream()
                .map(new TermJson(site)::status)
                .toList();
    }

    @OpenToAnyone
    @GetMapping("/status/{id}")
    ObjectNode status(Site site, @PathVariable String id) {
        return new TermJson(site).status(found(catalogue.statuses(), id, "status"));
    }

    @OpenToAnyone
    @GetMapping("/priority")
    List<ObjectNode> priorities(Site site) {
        return catalogue.priorities().all().stream()
                .map(new TermJson(site)::priority)
                .toList();
    }

    @OpenToAnyone
    @GetMapping("/priority/{id:[0-9]+}")
    ObjectNode priority(Site site, @PathVariable String id) {
        return new TermJson(site).priority(found(catalogue.priorities(), id, "priority"));
    }

    @OpenToAnyone
    @GetMapping("/resolution/{id:[0-9]+}")
    ObjectNode resolution(Site site, @PathVariable String id) {
        return new TermJson(site).resolution(found(catalogue.resolutions(), id, "resolution"));
    }

    @OpenToAnyone
    @GetMapping("/resolution")
    List<ObjectNode> resolutions(Site site) {
        return catalogue.resolutions().all().stream()
                .map(new TermJson(site)::resolution)
                .toList();
    }

    @OpenToAnyone
    @GetMapping("/issueLinkType")
    ObjectNode linkTypes(Site site) {
        ObjectNode answer = TermJson.JSON.objectNode();
        ArrayNode list = answer.putArray("issueLinkTypes");
        TermJson terms = new TermJson(site);
        catalogue.linkTypes().all().forEach(type -> list.add(terms.linkType(type)));
        return answer;
    }

    @OpenToAnyone
    @GetMapping("/issueLinkType/{id}")
    ObjectNode linkType(Site site, @PathVariable String id) {
        return new TermJson(site).linkType(found(catalogue.linkTypes(), id, "issue link type"));
    }

    private static <T extends Term> T found(Terms<T> terms, String idOrName, String kind) {
        return terms.withId(idOrName)
                .or(() -> terms.withName(idOrName))
                .orElseThrow(() -> Refusal.notFound("No " + kind + " with id '" + idOrName + "' found."));
    }
}
