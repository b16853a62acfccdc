package org.espalier.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Optional;
import org.espalier.server.access.Person;
import org.espalier.server.platform.Fault;
import org.espalier.server.platform.Refusal;
import org.espalier.server.sync.ConnectionChanges;
import org.espalier.server.tracker.AtlassianSignIns;
import org.espalier.server.tracker.Connection.Label;
import org.espalier.server.tracker.Connection.Writing;
import org.espalier.server.tracker.ConnectionId;
import org.espalier.server.tracker.CredentialTerms.Holder;
import org.espalier.server.tracker.SignInWish;
import org.espalier.server.tracker.SignInWish.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing in with Atlassian for a connection, or for a credential of one's own there. Whoever comes back must be who
 * set out, in the same session.
 */
@RestController
@RequestMapping("/api/v1")
class SignInController {

    private static final String SIGN_INS = "/atlassian-sign-ins";

    private final AtlassianSignIns signIns;
    private final ConnectionChanges changes;

    SignInController(AtlassianSignIns signIns, ConnectionChanges changes) {
        this.signIns = signIns;
        this.changes = changes;
    }

    /** Either a connection that is there, or what a new one shall be. */
    record Wish(
            @Nullable String origin,
            @Nullable String connection,
            @Nullable String name,
            @Nullable String baseUrl,
            @Nullable String label,
            @Nullable Boolean writable,
            @Nullable Boolean asServiceAccount) {}

    record LinkWish(@Nullable String origin) {}

    /** What the vendor sent back with the person: a code, or why there is none. */
    record Return(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error) {

        @Override
        public String toString() {
            return "Return[hidden]";
        }
    }

    record Offer(boolean offered) {}

    record Begun(String address) {}

    /** @param yours whether it is the credential of whoever came back, and not that of the connection */
    record Finished(String connection, boolean yours) {}

    @GetMapping(SIGN_INS)
    Offer offer() {
        return new Offer(signIns.offered());
    }

    @PostMapping(SIGN_INS)
    Begun begin(@RequestBody Wish wish, @AuthenticationPrincipal Person person, HttpServletRequest request) {
        return begun(wanted(wish), wish.origin(), who(person, request));
    }

    /** For a credential of the person's own. */
    @PostMapping("/connections/{id}/linked-credential/sign-in")
    Begun beginLinking(
            @PathVariable String id,
            @RequestBody LinkWish wish,
            @AuthenticationPrincipal Person person,
            HttpServletRequest request) {
        var own = new SignInWish.Present(new ConnectionId(id), Whose.PERSONS);
        return begun(own, wish.origin(), who(person, request));
    }

    private Begun begun(SignInWish wish, @Nullable String origin, String who) {
        return new Begun(
                signIns.begin(wish, Required.text(origin, "/origin"), who).toString());
    }

    @PostMapping(SIGN_INS + "/finish")
    Finished finish(@RequestBody Return back, @AuthenticationPrincipal Person person, HttpServletRequest request) {
        var state = Required.text(back.state(), "/state");
        var who = who(person, request);
        if (back.error() != null) {
            signIns.refused(state, who);
        }
        var finished = changes.finishSignIn(state, Required.text(back.code(), "/code"), who, person);
        return new Finished(finished.connection().id().value(), finished.whose() == Whose.PERSONS);
    }

    private static SignInWish wanted(Wish wish) {
        if (wish.connection() != null) {
            if (wish.name() != null || wish.baseUrl() != null) {
                throw Refusal.malformed(new Fault(
                        "/connection",
                        "ambiguous",
                        "A sign-in is for a connection that is there or for a new one, not for both. Nothing was"
                                + " changed."));
            }
            return new SignInWish.Present(new ConnectionId(wish.connection()), Whose.CONNECTIONS);
        }
        return new SignInWish.Anew(
                Required.name(wish.name(), "/name"),
                Required.text(wish.baseUrl(), "/baseUrl"),
                Optional.ofNullable(wish.label())
                        .map(label -> Choice.among(EnumSet.allOf(Label.class), label, "/label")),
                Boolean.TRUE.equals(wish.writable()) ? Writing.ALLOWED : Writing.OFF,
                Boolean.TRUE.equals(wish.asServiceAccount()) ? Holder.SERVICE_ACCOUNT : Holder.PERSON);
    }

    /** Without a cookie it is a program, which its token names. */
    private static String who(Person person, HttpServletRequest request) {
        return person.user() + "\n" + Identification.cookieOf(request).orElse("");
    }
}
