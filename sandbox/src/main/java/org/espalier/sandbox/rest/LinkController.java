package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueHead;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.LinkType;
import org.espalier.sandbox.issues.Links;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Links between issues. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issueLink")
class LinkController {

    private final Links links;
    private final Issues issues;
    private final Catalogue catalogue;
    private final Dialect dialect;
    private final FaultSwitches switches;

    LinkController(Links links, Issues issues, Catalogue catalogue, Dialect dialect, FaultSwitches switches) {
        this.links = links;
        this.issues = issues;
        this.catalogue = catalogue;
        this.dialect = dialect;
        this.switches = switches;
    }

    /** The inward issue of the body is the source: the words for reading a link are the other way round. */
    @Writing
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void create(Caller caller, @RequestBody JsonNode body) {
        Payload.object(body);
        LinkType type = type(body.path("type"));
        Issue source = issue(caller, body.path("inwardIssue"));
        Issue destination = issue(caller, body.path("outwardIssue"));
        if (source.id() == destination.id()) {
            throw Refusal.badRequest("You cannot link an issue to itself.");
        }
        if (!Payload.absent(body.path("comment"))) {
            throw Refusal.badField("comment", "No link was made, because this Jira keeps no comments; leave it out.");
        }
        if (!caller.may(Permission.LINK_ISSUES, destination)) {
            throw mayNotLink(destination.key());
        }
        links.create(
                caller,
                type,
                source,
                destination,
                // Data Center knows no such limit.
                dialect == Dialect.CLOUD ? switches.mostLinks() : Optional.empty());
    }

    @GetMapping("/{link}")
    ObjectNode link(Caller caller, Site site, @PathVariable("link") String id) {
        Links.Link link = require(caller, id);
        TermJson terms = new TermJson(site);
        IssueJson json = new IssueJson(catalogue, terms, FieldSelection.of(List.of(), FieldSelection.ALL));
        ObjectNode node = TermJson.JSON
                .objectNode()
                .put("id", Long.toString(link.id()))
                .put("self", site.self("issueLink/" + link.id()));
        node.set("type", terms.linkType(link.type()));
        node.set("inwardIssue", json.head(link.source()));
        node.set("outwardIssue", json.head(link.destination()));
        return node;
    }

    @Writing
    @DeleteMapping("/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable("link") String id) {
        Links.Link link = require(caller, id);
        if (!mayLink(caller, link.source()) && !mayLink(caller, link.destination())) {
            throw mayNotLink(link.destination().key());
        }
        if (!links.delete(caller, link)) {
            throw noSuchLink(id);
        }
    }

    /** Data Center says so with a 401, as if nobody had signed in (jira-software-dc-10.3.24, issueLink). */
    private Refusal mayNotLink(String issue) {
        String why = "No Link Issue Permission for issue '" + issue + "'";
        return dialect == Dialect.CLOUD ? Refusal.notFound(why) : Refusal.notSignedIn(why);
    }

    private boolean mayLink(Caller caller, IssueHead end) {
        return caller.may(Permission.LINK_ISSUES, issues.require(caller, Long.toString(end.id())));
    }

    private Links.Link require(Caller caller, String id) {
        if (!Payload.isNumber(id)) {
            throw noSuchLink(id);
        }
        return links.find(caller, Long.parseLong(id)).orElseThrow(() -> noSuchLink(id));
    }

    private static Refusal noSuchLink(String id) {
        return Refusal.notFound("No issue link with id '" + id + "' exists.");
    }

    private LinkType type(JsonNode type) {
        Optional<String> id = Payload.text(type.path("id"));
        Optional<String> name = Payload.text(type.path("name"));
        return id.flatMap(catalogue.linkTypes()::withId)
                .or(() -> id.isPresent() ? Optional.empty() : name.flatMap(catalogue.linkTypes()::withName))
                .orElseThrow(() -> Refusal.notFound("No issue link type with "
                        + id.map(text -> "id '" + text)
                                .or(() -> name.map(text -> "name '" + text))
                                .orElse("name '")
                        + "' found."));
    }

    private Issue issue(Caller caller, JsonNode issue) {
        return Payload.text(issue.path("id"))
                .or(() -> Payload.text(issue.path("key")))
                .flatMap(name -> issues.named(caller, name))
                .orElseThrow(Refusal::noSuchIssue);
    }
}
