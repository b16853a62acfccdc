package org.espalier.sandbox.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.espalier.sandbox.dialect.Dialect;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * From version 11 on a Data Center takes no user with a password unless its administrator allows it (jira-api.md §3),
 * and says so whether the password is right or not (source: an 11.3 as the notes of a client recorded it).
 */
@Component
@Profile(Dialect.DATA_CENTER_PROFILE)
class PasswordsOff extends OncePerRequestFilter {

    private static final int FIRST_WITHOUT = 11;
    private static final String BASIC = "Basic ";
    private static final String REFUSAL = "{\"message\":\"Basic Authentication has been disabled on this instance.\"}";

    private final DataCenterVersion version;

    PasswordsOff(DataCenterVersion version) {
        this.version = version;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return version.major() < FIRST_WITHOUT
                || authorization == null
                || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())
                || !request.getRequestURI().startsWith("/rest/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.UTF_8));
    }
}
