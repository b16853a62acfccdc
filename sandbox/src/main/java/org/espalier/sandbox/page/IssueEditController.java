package org.espalier.sandbox.page;

import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people change about an issue on its page. */
@RestController
@RequestMapping("/browse/{key}")
class IssueEditController {

    private final IssueForms forms;
    private final IssueActions actions;
    private final LinkActions links;
    private final StatusActions statuses;
    private final RankMoves ranks;

    IssueEditController(
            IssueForms forms, IssueActions actions, LinkActions links, StatusActions statuses, RankMoves ranks) {
        this.forms = forms;
        this.actions = actions;
        this.links = links;
        this.statuses = statuses;
        this.ranks = ranks;
    }

    @PostMapping("/summary")
    ResponseEntity<String> summary(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String summary) {
        return forms.carryOut(key, person, (caller, issue) -> actions.rename(caller, issue, summary));
    }

    @PostMapping("/parent")
    ResponseEntity<String> parent(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String parent) {
        return forms.carryOut(key, person, (caller, issue) -> actions.place(caller, issue, parent));
    }

    @PostMapping("/status")
    ResponseEntity<String> status(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String transition,
            @RequestParam(defaultValue = "") String resolution) {
        return forms.carryOut(key, person, (caller, issue) -> statuses.take(caller, issue, transition, resolution));
    }

    @PostMapping("/links")
    ResponseEntity<String> link(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String relation,
            @RequestParam String other) {
        return forms.carryOut(key, person, (caller, issue) -> links.link(caller, issue, relation, other));
    }

    @PostMapping("/links/{link}/remove")
    ResponseEntity<String> unlink(
            @PathVariable String key, @CookieValue(Persons.COOKIE) Optional<String> person, @PathVariable long link) {
        return forms.carryOut(key, person, (caller, issue) -> links.unlink(caller, issue, link));
    }

    @PostMapping("/rank")
    ResponseEntity<String> rank(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String move,
            @RequestParam(defaultValue = "") String other) {
        return forms.carryOut(key, person, (caller, issue) -> ranks.move(caller, issue, move, other));
    }

    @PostMapping("/delete")
    ResponseEntity<String> delete(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam(defaultValue = "false") boolean sure,
            @RequestParam(defaultValue = "false") boolean subTasks) {
        return forms.carryOut(
                key,
                person,
                (caller, issue) -> actions.delete(caller, issue, sure, subTasks),
                issue -> "/projects/" + issue.key().replaceFirst("-[0-9]+$", ""));
    }
}
