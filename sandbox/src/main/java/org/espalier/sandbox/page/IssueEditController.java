package org.espalier.sandbox.page;

import java.util.Optional;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people change about an issue on its page; afterwards, and where it cannot be, the page is shown again. */
@RestController
@RequestMapping("/browse/{key}")
class IssueEditController {

    private final Persons persons;
    private final Issues issues;
    private final IssueActions actions;
    private final RankMoves ranks;
    private final IssuePage page;

    IssueEditController(Persons persons, Issues issues, IssueActions actions, RankMoves ranks, IssuePage page) {
        this.persons = persons;
        this.issues = issues;
        this.actions = actions;
        this.ranks = ranks;
        this.page = page;
    }

    @PostMapping("/summary")
    ResponseEntity<String> summary(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String summary) {
        return changed(key, person, (caller, issue) -> actions.rename(caller, issue, summary));
    }

    @PostMapping("/parent")
    ResponseEntity<String> parent(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String parent) {
        return changed(key, person, (caller, issue) -> actions.place(caller, issue, parent));
    }

    @PostMapping("/links")
    ResponseEntity<String> link(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String relation,
            @RequestParam String other) {
        return changed(key, person, (caller, issue) -> actions.link(caller, issue, relation, other));
    }

    @PostMapping("/links/{link}/remove")
    ResponseEntity<String> unlink(
            @PathVariable String key, @CookieValue(Persons.COOKIE) Optional<String> person, @PathVariable long link) {
        return changed(key, person, (caller, issue) -> actions.unlink(caller, link));
    }

    @PostMapping("/rank")
    ResponseEntity<String> rank(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam String move,
            @RequestParam(defaultValue = "") String other) {
        return changed(key, person, (caller, issue) -> ranks.move(caller, issue, move, other));
    }

    @PostMapping("/delete")
    ResponseEntity<String> delete(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam(defaultValue = "false") boolean sure,
            @RequestParam(defaultValue = "false") boolean subTasks) {
        Caller caller = persons.named(person.orElse(""));
        Optional<Issue> issue = issues.named(caller, key);
        if (issue.isEmpty()) {
            return page.missing(caller, key);
        }
        try {
            if (!sure) {
                throw Refusal.badRequest("Nothing was deleted, because the box that says you are sure is not ticked.");
            }
            actions.delete(caller, issue.get(), subTasks);
            return Answers.goTo("/projects/" + key.replaceFirst("-[0-9]+$", ""));
        } catch (Refusal refusal) {
            return page.again(caller, issue.get(), Answers.sentence(refusal));
        }
    }

    /** Something done to an issue. */
    private interface Change {
        void carryOut(Caller person, Issue issue);
    }

    private ResponseEntity<String> changed(String key, Optional<String> person, Change change) {
        Caller caller = persons.named(person.orElse(""));
        Optional<Issue> issue = issues.named(caller, key);
        if (issue.isEmpty()) {
            return page.missing(caller, key);
        }
        try {
            change.carryOut(caller, issue.get());
            return Answers.goTo("/browse/" + issue.get().key());
        } catch (Refusal refusal) {
            return page.again(caller, issue.get(), Answers.sentence(refusal));
        }
    }
}
