package org.espalier.sandbox.page;

import java.util.Optional;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issues;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages to look at, and the choice of the person who looks. */
@RestController
class PageController {

    private final ProjectPages projects;
    private final IssuePage page;
    private final Issues issues;
    private final Persons persons;

    PageController(ProjectPages projects, IssuePage page, Issues issues, Persons persons) {
        this.projects = projects;
        this.page = page;
        this.issues = issues;
        this.persons = persons;
    }

    @GetMapping("/")
    ResponseEntity<String> projects(@CookieValue(Persons.COOKIE) Optional<String> person) {
        return projects.all(persons.named(person.orElse("")));
    }

    @GetMapping("/projects/{key}")
    ResponseEntity<String> project(
            @PathVariable String key,
            @CookieValue(Persons.COOKIE) Optional<String> person,
            @RequestParam(defaultValue = "1") String page) {
        return projects.one(persons.named(person.orElse("")), key, page);
    }

    /** Withdraws the permission to see the project through the API, or gives it back. */
    @PostMapping("/projects/{key}/visibility")
    ResponseEntity<String> visibility(@PathVariable String key, @CookieValue(Persons.COOKIE) Optional<String> person) {
        return projects.turnVisibility(persons.named(person.orElse("")), key);
    }

    @GetMapping("/browse/{key}")
    ResponseEntity<String> issue(@PathVariable String key, @CookieValue(Persons.COOKIE) Optional<String> person) {
        Caller caller = persons.named(person.orElse(""));
        return issues.named(caller, key)
                .map(found -> page.shown(caller, found))
                .orElseGet(() -> page.missing(caller, key));
    }

    @PostMapping("/person")
    ResponseEntity<String> person(@RequestParam String person) {
        String known = persons.named(person)
                .account()
                .map(account -> account.login().name())
                .orElse("");
        ResponseCookie cookie = ResponseCookie.from(Persons.COOKIE, known)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .build();
        return ResponseEntity.status(303)
                .header("Location", "/")
                .header("Set-Cookie", cookie.toString())
                .build();
    }
}
