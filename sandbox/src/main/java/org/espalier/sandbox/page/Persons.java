package org.espalier.sandbox.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.espalier.sandbox.fault.Rights;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Overseer;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Withholding;
import org.springframework.stereotype.Component;

/** In whose name the pages write: any of those who can sign in, without asking for a secret. */
@Component
class Persons {

    /** Keeps the choice in the browser. */
    static final String COOKIE = "sandbox-person";

    private final Catalogue catalogue;
    private final Withholding withholding;
    private final Rights rights;

    Persons(Catalogue catalogue, Withholding withholding, Rights rights) {
        this.catalogue = catalogue;
        this.withholding = withholding;
        this.rights = rights;
    }

    /**
     * The person of that name, or the administrator; sees everything, whatever is withdrawn from the API, and may do
     * what the API allows.
     */
    Caller named(String name) {
        Caller overseer = Overseer.of(catalogue);
        Optional<Account> person = all().stream()
                .filter(account -> account.login().name().equals(name))
                .findFirst();
        Optional<Account> known = person.or(overseer::account);
        return new Caller(
                known, overseer.closedProjects(), known.map(rights::withheld).orElse(Map.of()));
    }

    /** Who sees each project through the API as long as no switch closes it, for people, by the id of the project. */
    Map<Long, String> browsing() {
        Set<Long> closed = withholding.all().entrySet().stream()
                .filter(project -> project.getValue().contains(Permission.BROWSE_PROJECTS))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return catalogue.projects().all().stream()
                .collect(Collectors.toMap(
                        Project::id, project -> closed.contains(project.id()) ? "administrators" : "both accounts"));
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
