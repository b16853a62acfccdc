package org.espalier.sandbox.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.grant.App;
import org.espalier.sandbox.grant.Grant;
import org.espalier.sandbox.grant.Grants;
import org.espalier.sandbox.issues.Account;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was allowed to apps, to be taken back. */
@RestController
class GrantPage {

    private final Grants grants;
    private final Persons persons;

    GrantPage(Grants grants, Persons persons) {
        this.grants = grants;
        this.persons = persons;
    }

    @GetMapping("/grants")
    ResponseEntity<String> all(@CookieValue(Persons.COOKIE) Optional<String> person) {
        List<Grant> all = grants.all();
        String body = all.isEmpty()
                ? "<p>Nobody has allowed an app anything. Apps ask at Jira Cloud alone.</p>"
                : Markup.table(
                        List.of("App", "In the name of", "Since", "Scopes", "Operations"),
                        all.stream().map(this::row).toList());
        return Answers.page(
                HttpStatus.OK, Markup.page("Connected apps", body, persons.choice(persons.named(person.orElse("")))));
    }

    @PostMapping("/grants/{grant}/withdraw")
    ResponseEntity<String> withdraw(@PathVariable long grant) {
        grants.withdraw(grant);
        return Answers.goTo("/grants");
    }

    private List<String> row(Grant grant) {
        String name = persons.all().stream()
                .filter(account -> account.id().equals(grant.account()))
                .map(Account::displayName)
                .findFirst()
                .orElse(grant.account());
        return List.of(
                App.NAME,
                Markup.escaped(name),
                Markup.moment(grant.began()),
                Markup.escaped(grant.scopes().stream().sorted().collect(Collectors.joining(", "))),
                Markup.form("/grants/" + grant.id() + "/withdraw", "", "Withdraw"));
    }
}
