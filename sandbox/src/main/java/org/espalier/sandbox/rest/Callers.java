package org.espalier.sandbox.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.espalier.sandbox.fault.FaultSwitches;
import org.espalier.sandbox.fault.Faults;
import org.espalier.sandbox.fault.Rights;
import org.espalier.sandbox.grant.Grant;
import org.espalier.sandbox.grant.Grants;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells who asks, from the credentials of a request. */
@Component
class Callers {

    /**
     * Who asks, and why credentials were refused, if they were.
     *
     * @param app what an app may do, where one asks in somebody's name
     */
    record Login(Caller caller, Optional<String> refusal, Optional<Grant> app) {}

    /** What opens the site itself. */
    private static final String SECRET = "sandbox";

    /** What opens the gateway alone, as a token with scopes. */
    private static final String SCOPED_SECRET = "sandbox-scoped";

    private static final String BEARER = "Bearer ";

    private final Catalogue catalogue;
    private final FaultSwitches switches;
    private final Rights rights;
    private final Grants grants;

    Callers(Catalogue catalogue, FaultSwitches switches, Rights rights, Grants grants) {
        this.catalogue = catalogue;
        this.switches = switches;
        this.rights = rights;
        this.grants = grants;
    }

    /**
     * Who asks.
     *
     * @param gateway whether the request came through the gateway
     */
    Login login(@Nullable String authorization, boolean gateway) {
        Faults.Access access = switches.current().access();
        boolean known = authorization != null && !switches.refusesToken();
        Optional<Grant> app =
                known && gateway ? bearer(Objects.requireNonNull(authorization)).flatMap(grants::of) : Optional.empty();
        Optional<Account> account = !known
                ? Optional.empty()
                : app.map(grant -> catalogue.account(grant.account()))
                        .orElseGet(
                                () -> account(Objects.requireNonNull(authorization), gateway ? SCOPED_SECRET : SECRET));
        boolean refused = authorization != null && account.isEmpty();
        return new Login(
                caller(account, access), refused ? Optional.of(access.token().reason()) : Optional.empty(), app);
    }

    /** The token of a header that holds nothing else. */
    static Optional<String> bearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /** The caller that an account would be now. */
    Caller of(Account account) {
        return caller(Optional.of(account), switches.current().access());
    }

    /** Somebody who is not signed in. */
    Caller visitor() {
        return caller(Optional.empty(), switches.current().access());
    }

    private Caller caller(Optional<Account> account, Faults.Access access) {
        Map<Long, Set<Permission>> withheld = account.map(rights::withheld).orElse(Map.of());
        List<Long> closed = catalogue.projects().all().stream()
                .filter(project -> account.isEmpty()
                        || project.hidden()
                        || access.hiddenProjects().contains(project.key())
                        || withheld.getOrDefault(project.id(), Set.of()).contains(Permission.BROWSE_PROJECTS))
                .map(Project::id)
                .toList();
        return new Caller(account, closed, withheld);
    }

    private Optional<Account> account(String authorization, String secret) {
        int blank = authorization.indexOf(' ');
        String scheme = blank < 0 ? "" : authorization.substring(0, blank).toLowerCase(Locale.ROOT);
        String credentials = authorization.substring(blank + 1).strip();
        return switch (scheme) {
            case "bearer" -> credentials.equals(secret) ? administrator() : Optional.empty();
            case "basic" -> basic(credentials, secret);
            default -> Optional.empty();
        };
    }

    private Optional<Account> administrator() {
        return catalogue.accounts().stream().filter(Account::administrator).findFirst();
    }

    private Optional<Account> basic(String credentials, String secret) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        if (colon < 0 || !decoded.substring(colon + 1).equals(secret)) {
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
