package org.espalier.sandbox.page;

import java.util.List;
import java.util.Optional;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Overseer;
import org.springframework.stereotype.Component;

/** In whose name the pages write: any of those who can sign in, without asking for a secret. */
@Component
class Persons {

    /** Keeps the choice in the browser. */
    static final String COOKIE = "sandbox-person";

    private final Catalogue catalogue;

    Persons(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The person of that name, or the administrator; sees everything, whatever is withdrawn from the API. */
    Caller named(String name) {
        Caller overseer = Overseer.of(catalogue);
        Optional<Account> person = all().stream()
                .filter(account -> account.login().name().equals(name))
                .findFirst();
        return new Caller(person.or(overseer::account), overseer.closedProjects());
    }

    /** Those who can sign in. */
    List<Account> all() {
        return catalogue.accounts().stream()
                .filter(account -> account.login().email().isPresent())
                .toList();
    }

    /** The choice between them, for the head of a page. */
    String choice(Caller person) {
        String chosen = person.account().map(account -> account.login().name()).orElse("");
        List<Markup.Choice> choices = all().stream()
                .map(account -> new Markup.Choice(account.login().name(), account.displayName()))
                .toList();
        return Markup.form("/person", Markup.select("Edit as", "person", chosen, choices), "Change person");
    }
}
