package org.espalier.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.fault.Faults;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Project;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells who asks, from the credentials of a request. */
@Component
class Callers {

    /** Who asks, and whether credentials were given and refused. */
    record Login(Caller caller, boolean refused) {}

    private static final String SECRET = "sandbox";

    private final Catalogue catalogue;
    private final FaultSwitches switches;

    Callers(Catalogue catalogue, FaultSwitches switches) {
        this.catalogue = catalogue;
        this.switches = switches;
    }

    Login login(@Nullable String authorization) {
        Faults.Access access = switches.current().access();
        Optional<Account> account =
                authorization == null || access.deadToken() ? Optional.empty() : account(authorization);
        boolean refused = authorization != null && account.isEmpty();
        return new Login(new Caller(account, closedProjects(account, access)), refused);
    }

    private List<Long> closedProjects(Optional<Account> account, Faults.Access access) {
        return catalogue.projects().all().stream()
                .filter(project -> account.isEmpty()
                        || project.hidden()
                        || access.hiddenProjects().contains(project.key()))
                .map(Project::id)
                .toList();
    }

    private Optional<Account> account(String authorization) {
        int blank = authorization.indexOf(' ');
        String scheme = blank < 0 ? "" : authorization.substring(0, blank).toLowerCase(Locale.ROOT);
        String credentials = authorization.substring(blank + 1).strip();
        return switch (scheme) {
            case "bearer" -> credentials.equals(SECRET) ? administrator() : Optional.empty();
            case "basic" -> basic(credentials);
            default -> Optional.empty();
        };
    }

    private Optional<Account> administrator() {
        return catalogue.accounts().stream().filter(Account::administrator).findFirst();
    }

    private Optional<Account> basic(String credentials) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        if (colon < 0 || !decoded.substring(colon + 1).equals(SECRET)) {
            return Optional.empty();
        }
        String user = decoded.substring(0, colon);
        return catalogue.accounts().stream()
                .filter(account -> account.login()
                        .email()
                        .filter(email -> email.equalsIgnoreCase(user)
                                || account.login().name().equalsIgnoreCase(user))
                        .isPresent())
                .findFirst();
    }
}
