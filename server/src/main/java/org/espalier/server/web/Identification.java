package org.espalier.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.espalier.server.access.Accounts;
import org.espalier.server.access.Person;
import org.espalier.server.access.SignIns;
import org.espalier.server.platform.DatabaseTrouble;
import org.espalier.server.platform.DatabaseTroubles;
import org.espalier.server.platform.Refusal;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sends a request: by bearer token, else by the cookie of a sign-in.
 *
 * <p>A browser sends the cookie along with requests that other sites cause, but not a header of our own; a request that
 * writes by cookie must therefore carry that header.
 */
final class Identification extends OncePerRequestFilter {

    static final String COOKIE = "espalier_session";
    static final String CSRF_HEADER = "X-Espalier-Csrf";

    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Accounts accounts;
    private final SignIns signIns;
    private final ProblemWriter problems;
    private final DatabaseTroubles troubles;

    Identification(Accounts accounts, SignIns signIns, ProblemWriter problems, DatabaseTroubles troubles) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.problems = problems;
        this.troubles = troubles;
    }

    /** What the cookie of a sign-in holds, if there is one. */
    static Optional<String> cookieOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<Person> person;
        try {
            person = header != null ? bearer(header) : cookieOf(request).flatMap(signIns::personWith);
        } catch (DataAccessException | TransactionException failure) {
            problems.write(
                    request,
                    response,
                    troubles.in(failure).map(DatabaseTrouble::refusal).orElseThrow(() -> failure));
            return;
        }
        if (header == null && person.isPresent() && !provenOwn(request)) {
            problems.write(request, response, foreign());
            return;
        }
        person.ifPresent(Identification::remember);
        chain.doFilter(request, response);
    }

    private Optional<Person> bearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? accounts.withToken(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static boolean provenOwn(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || "1".equals(request.getHeader(CSRF_HEADER));
    }

    private static Refusal foreign() {
        return new Refusal(
                Refusal.Kind.FORBIDDEN,
                "csrf_header_missing",
                "A request that changes something by cookie needs the header " + CSRF_HEADER
                        + ": 1, so nothing was done; send the header.");
    }

    private static void remember(Person person) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                person, "", List.of(new SimpleGrantedAuthority(person.rank().name()))));
        SecurityContextHolder.setContext(context);
    }
}
