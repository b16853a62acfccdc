package org.espalier.sandbox.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Issues;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The pages to look at, and the choice of the person who looks. */
@RestController
class PageController {

    private static final Pattern PAGE =
            Pattern.compile("^https?://[^/]+(/(?:browse/[^/?#]+|projects/[^/?#]+|switches|webhooks|grants|reset))");

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
    ResponseEntity<String> person(
            @RequestParam String person, @RequestHeader(name = "Referer", defaultValue = "") String from) {
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
                .header("Location", back(from))
                .header("Set-Cookie", cookie.toString())
                .build();
    }

    /** The page from which somebody comes, or the first one; a form that was refused stands below its page. */
    private static String back(String from) {
        Matcher page = PAGE.matcher(from);
        return page.find() ? page.group(1) : "/";
    }
}
