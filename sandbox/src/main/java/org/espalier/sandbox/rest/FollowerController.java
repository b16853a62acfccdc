package org.espalier.sandbox.rest;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.fault.Points;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Followers;
import org.espalier.sandbox.issues.Followers.Way;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who watches an issue or voted for it. */
@RestController
@RequestMapping("/rest/api/{version:${api.versions}}/issue/{issue}")
class FollowerController {

    private final Issues issues;
    private final Followers followers;
    private final Catalogue catalogue;
    private final Dialect dialect;

    FollowerController(Issues issues, Followers followers, Catalogue catalogue, Dialect dialect) {
        this.dialect = dialect;
        this.issues = issues;
        this.followers = followers;
        this.catalogue = catalogue;
    }

    @Points(Points.OF_A_PERSON)
    @GetMapping("/watchers")
    ObjectNode watchers(Caller caller, Site site, @PathVariable("issue") String idOrKey) {
        Issue issue = issues.require(caller, idOrKey);
        List<Account> watching = followers.of(issue, Way.WATCHING);
        return with(site, counted(caller, site, issue, Way.WATCHING, watching), "watchers", watching);
    }

    /** The body is the name of an account as a JSON string; without one the caller watches. */
    @Writing
    @PostMapping("/watchers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watch(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestBody(required = false) Optional<JsonNode> body) {
        Issue issue = issues.require(caller, idOrKey);
        followers.add(issue, Way.WATCHING, watcher(caller, site, body.flatMap(Payload::text)));
    }

    @Writing
    @DeleteMapping("/watchers")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unwatch(
            Caller caller,
            Site site,
            @PathVariable("issue") String idOrKey,
            @RequestParam MultiValueMap<String, String> words) {
        Issue issue = issues.require(caller, idOrKey);
        Optional<String> name = site.shapes().userParameters().stream()
                .flatMap(parameter -> Optional.ofNullable(words.getFirst(parameter)).stream())
                .findFirst();
        followers.remove(issue, Way.WATCHING, watcher(caller, site, name));
    }

    /** Others than themselves are added and taken away by administrators. */
    private Account watcher(Caller caller, Site site, Optional<String> name) {
        if (name.isEmpty()) {
            return caller.author();
        }
        Account watcher = site.shapes()
                .account(catalogue.accounts(), name.get())
                .orElseThrow(() -> Refusal.notFound(site.shapes().noSuchUser(name.get())));
        if (!watcher.equals(caller.author()) && !caller.may(Permission.ADMINISTER)) {
            String why = "Only administrators may manage the watchers of an issue.";
            throw dialect == Dialect.CLOUD ? Refusal.forbidden(why) : Refusal.notSignedIn(why);
        }
        return watcher;
    }

    @Points(Points.OF_A_PERSON)
    @GetMapping("/votes")
    ObjectNode votes(Caller caller, Site site, @PathVariable("issue") String idOrKey) {
        Issue issue = issues.require(caller, idOrKey);
        List<Account> voting = followers.of(issue, Way.VOTING);
        return with(site, counted(caller, site, issue, Way.VOTING, voting), "voters", voting);
    }

    /**
     * Nobody votes for what they reported. The documents of the two kinds of Jira give the answer another status each.
     */
    @Writing
    @PostMapping("/votes")
    ResponseEntity<Void> vote(Caller caller, @PathVariable("issue") String idOrKey) {
        Issue issue = issues.require(caller, idOrKey);
        if (issue.details()
                .people()
                .reporter()
                .equals(Optional.of(caller.author().id()))) {
            throw Refusal.notFound("You cannot vote for an issue you have reported.");
        }
        followers.add(issue, Way.VOTING, caller.author());
        return ResponseEntity.status(dialect == Dialect.CLOUD ? HttpStatus.NO_CONTENT : HttpStatus.OK)
                .build();
    }

    @Writing
    @DeleteMapping("/votes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeVoteBack(Caller caller, @PathVariable("issue") String idOrKey) {
        followers.remove(issues.require(caller, idOrKey), Way.VOTING, caller.author());
    }

    private static ObjectNode counted(Caller caller, Site site, Issue issue, Way way, List<Account> following) {
        return FollowerJson.counted(
                site, issue, way, new Followers.Count(following.size(), following.contains(caller.author())));
    }

    private static ObjectNode with(Site site, ObjectNode answer, String name, List<Account> accounts) {
        TermJson terms = new TermJson(site);
        accounts.stream().map(terms::account).forEach(answer.putArray(name)::add);
        return answer;
    }
}
