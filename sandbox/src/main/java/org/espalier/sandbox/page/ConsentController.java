package org.espalier.sandbox.page;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.grant.App;
import org.espalier.sandbox.grant.Grants;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Asks whoever looks whether an app may act in their name, as Atlassian does at {@code auth.atlassian.com}. */
@RestController
@Profile(Dialect.CLOUD_PROFILE)
@RequestMapping("/authorize")
class ConsentController {

    private final Grants grants;
    private final Persons persons;

    ConsentController(Grants grants, Persons persons) {
        this.grants = grants;
        this.persons = persons;
    }

    @GetMapping
    ResponseEntity<String> question(
            @RequestParam Map<String, String> words, @CookieValue(Persons.COOKIE) Optional<String> person) {
        Asked asked = new Asked(words);
        Optional<String> fault = asked.fault();
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        return asked.error()
                .map(error -> asked.refused(error, "The app asks for what cannot be allowed"))
                .orElseGet(() -> shown(asked, person.orElse("")));
    }

    @PostMapping
    ResponseEntity<String> decision(
            @RequestParam Map<String, String> words, @RequestParam String person, @RequestParam String decision) {
        Asked asked = new Asked(words);
        Optional<String> fault = asked.fault().or(asked::error);
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        if (!decision.equals("accept")) {
            return asked.refused("access_denied", "User did not authorize the request");
        }
        String account = persons.named(person).author().id();
        return asked.allowed(grants.allowed(account, asked.scopes(), asked.word("redirect_uri")));
    }

    private ResponseEntity<String> shown(Asked asked, String person) {
        String hidden = Asked.NAMES.stream()
                .map(name -> "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Markup.escaped(asked.word(name))
                        + "\">")
                .collect(Collectors.joining());
        String choice = Markup.select(
                "In the name of",
                "person",
                persons.named(person).author().login().name(),
                persons.all().stream()
                        .map(account -> new Markup.Choice(account.login().name(), account.displayName()))
                        .toList());
        String scopes = asked.scopes().stream()
                .map(scope -> "<li><code>" + Markup.escaped(scope) + "</code></li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
        String body = "<p>" + App.NAME + " at " + Markup.escaped(asked.origin())
                + " wants to act at this Jira in your name. It asks for:</p>" + scopes
                + "<form class=\"line\" method=\"post\" action=\"/authorize\">" + hidden + choice
                + "<button name=\"decision\" value=\"accept\">Accept</button>"
                + "<button name=\"decision\" value=\"cancel\">Cancel</button></form>"
                + "<p class=\"muted\">The sandbox asks for no password. What you allow can be withdrawn under Connected"
                + " apps.</p>";
        return Answers.page(HttpStatus.OK, Markup.page("Allow " + App.NAME + "?", body, ""), asked.origin());
    }

    private static ResponseEntity<String> refused(String sentence) {
        return Answers.page(
                HttpStatus.BAD_REQUEST,
                Markup.page("Nothing can be allowed", Markup.message(Optional.of(sentence)), ""));
    }
}
