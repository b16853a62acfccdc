package org.espalier.sandbox.page;

import java.util.Optional;
import org.espalier.sandbox.load.FirstState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Goes back to the data that the sandbox was filled with, after a question. */
@RestController
@RequestMapping("/reset")
class ResetController {

    private static final String NOT_KEPT = "This store cannot be reset, because the sandbox that filled it did not keep"
            + " its first state; start with another --store to begin anew.";

    private final FirstState first;
    private final Persons persons;

    ResetController(FirstState first, Persons persons) {
        this.first = first;
        this.persons = persons;
    }

    @GetMapping
    ResponseEntity<String> question(@CookieValue(Persons.COOKIE) Optional<String> person) {
        return shown(HttpStatus.OK, person, Optional.empty());
    }

    @PostMapping
    ResponseEntity<String> reset(
            @CookieValue(Persons.COOKIE) Optional<String> person, @RequestParam(defaultValue = "false") boolean sure) {
        if (!first.kept()) {
            return shown(HttpStatus.BAD_REQUEST, person, Optional.of(NOT_KEPT));
        }
        if (!sure) {
            return shown(
                    HttpStatus.BAD_REQUEST,
                    person,
                    Optional.of("Nothing was reset, because the box that says you are sure is not ticked."));
        }
        first.restore();
        return Answers.goTo("/");
    }

    private ResponseEntity<String> shown(HttpStatus status, Optional<String> person, Optional<String> message) {
        String body = first.kept()
                ? "<p>All projects, issues, links and sprints become what they were when this sandbox was filled."
                        + " Switches and webhooks stay, and no webhook is told.</p>"
                        + Markup.form(
                                "/reset",
                                Markup.checkbox("I am sure: what was changed since then is lost", "sure", false),
                                "Reset")
                : "<p>" + Markup.escaped(NOT_KEPT) + "</p>";
        return Answers.page(
                status,
                Markup.page("Reset", Markup.message(message) + body, persons.choice(persons.named(person.orElse("")))));
    }
}
