package org.espalier.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.espalier.server.access.Accounts;
import org.espalier.server.access.Person;
import org.espalier.server.access.SignIns;
import org.espalier.server.platform.Refusal;
import org.espalier.server.sync.SynchronizerFeature;
import org.espalier.server.sync.SynchronizerFeature.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, signing out, and who is signed in. */
@RestController
@RequestMapping("/api/v1")
class SessionController {

    private final Accounts accounts;
    private final SignIns signIns;
    private final SynchronizerFeature synchronizers;

    SessionController(Accounts accounts, SignIns signIns, SynchronizerFeature synchronizers) {
        this.accounts = accounts;
        this.synchronizers = synchronizers;
        this.signIns = signIns;
    }

    record Credentials(@Nullable String user, @Nullable String password) {

        @Override
        public String toString() {
            return "Credentials[" + user + ", password hidden]";
        }
    }

    /** @param synchronizers whether the person sees that there are synchronizers */
    record Me(String user, String displayName, boolean administrator, Visibility synchronizers) {}

    @PostMapping("/session")
    ResponseEntity<Void> signIn(@RequestBody Credentials credentials, HttpServletRequest request) {
        Person person = accounts.withPassword(
                        Required.text(credentials.user(), "/user"), Required.text(credentials.password(), "/password"))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.UNAUTHENTICATED,
                        "wrong_credentials",
                        "The user or the password is wrong; nobody was signed in."));
        return withCookie(signIns.open(person), SignIns.LENGTH, request);
    }

    @DeleteMapping("/session")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        Identification.cookieOf(request).ifPresent(signIns::close);
        return withCookie("", Duration.ZERO, request);
    }

    @GetMapping("/me")
    Me me(@AuthenticationPrincipal Person person) {
        return new Me(person.user(), person.displayName(), person.administrator(), synchronizers.visibility());
    }

    private static ResponseEntity<Void> withCookie(String value, Duration length, HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(Identification.COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(length)
                .build();
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }
}
