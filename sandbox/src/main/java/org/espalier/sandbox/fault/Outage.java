package org.espalier.sandbox.fault;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What stands before a Jira, or in its place, and answers every request alike, mostly with a page for people. */
public enum Outage {
    /** Somebody else's sign-in answers as if all were well. */
    LOGIN_PAGE(200, "Log in", "Log in to go on to Jira."),
    /** The same, by way of another address. */
    LOGIN_REDIRECT(302, "Found", "Log in first."),
    LICENCE_PAGE(403, "Licence expired", "The licence of this Jira has expired."),
    PROXY_ERROR(502, "Bad gateway", "The proxy server received an invalid response from an upstream server."),
    MAINTENANCE(503, "Maintenance", "Jira is under maintenance and will be back soon."),
    /** Jira itself asks for patience, in JSON. */
    UNAVAILABLE(503, "Service unavailable", "Service unavailable");

    private final int status;
    private final String title;
    private final String sentence;

    Outage(int status, String title, String sentence) {
        this.status = status;
        this.title = title;
        this.sentence = sentence;
    }

    static Optional<Outage> named(String name) {
        return Arrays.stream(values())
                .filter(outage -> outage.name().equals(name))
                .findFirst();
    }

    /** What it is called on pages. */
    public String title() {
        return title;
    }

    void answer(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        if (status == 503) {
            response.setHeader("Retry-After", "1");
        }
        if (this == LOGIN_REDIRECT) {
            response.setHeader("Location", "/login.jsp?permissionViolation=true");
        }
        boolean json = this == UNAVAILABLE;
        response.setContentType(json ? "application/json;charset=UTF-8" : "text/html;charset=UTF-8");
        String form = this == LOGIN_PAGE
                ? "<form method=\"post\"><input name=\"user\"><input type=\"password\" name=\"password\"></form>"
                : "";
        String body = json
                ? "{\"errorMessages\":[\"" + sentence + "\"],\"errors\":{}}"
                : "<!doctype html><html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>"
                        + sentence + "</p>" + form + "</body></html>";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
