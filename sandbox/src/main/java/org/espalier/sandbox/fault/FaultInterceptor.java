package org.espalier.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.espalier.sandbox.dialect.Dialect;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Counts each request to Jira's API, then lets it meet the faults that come before anything is done. */
@Component
class FaultInterceptor implements HandlerInterceptor {

    /** Set on a request that changes something and whose answer is to be lost. */
    static final String LOSE_ANSWER = FaultInterceptor.class.getName() + ".loseAnswer";

    /** The header that tells a fault from what Jira answers by itself. */
    static final String NAME = "X-Sandbox-Fault";

    /** What a Data Center whose requests are limited by chance says that it allows a user. */
    private static final Limits.PerUser ALLOWED = new Limits.PerUser(100, 100, 1);

    private static final List<Integer> ERRORS = List.of(500, 502, 503, 504);

    private final RequestCounts counts;
    private final FaultSwitches switches;
    private final Dialect dialect;

    FaultInterceptor(RequestCounts counts, FaultSwitches switches, Dialect dialect) {
        this.dialect = dialect;
        this.counts = counts;
        this.switches = switches;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean writing = handler instanceof HandlerMethod method && method.hasMethodAnnotation(Writing.class);
        counts.count(route(request), writing ? RequestCounts.Effect.WRITING : RequestCounts.Effect.READING);
        Faults faults = switches.current();
        Latency.pass(faults.slowness().latency());
        if (faults.outage().isPresent()) {
            response.setHeader(NAME, "outage");
            faults.outage().get().answer(response);
            return false;
        }
        if (faults.chances().rateLimit() > 0 && limitsRate(faults, response)) {
            return false;
        }
        if (switches.strikes(faults.chances().error())) {
            fail(response, ERRORS.get(switches.roll(ERRORS.size())));
            return false;
        }
        if (writing && switches.strikes(faults.chances().timeoutAfterCommit())) {
            request.setAttribute(LOSE_ANSWER, true);
        }
        return true;
    }

    /** The method and the template of the path, the same for both versions of the API. */
    static String route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + String.valueOf(pattern).replaceFirst("\\{version:[^}]*}", "{version}");
    }

    /** Data Center tells its limit in every answer, and Cloud which of its limits was met (jira-api.md §15). */
    private boolean limitsRate(Faults faults, HttpServletResponse response) throws IOException {
        boolean limited = switches.strikes(faults.chances().rateLimit());
        if (dialect == Dialect.DATA_CENTER) {
            RateLimits.ofUser(ALLOWED, limited ? 0 : ALLOWED.tokens(), limited ? 1 : 0)
                    .forEach(response::setHeader);
        } else if (limited) {
            response.setHeader("Retry-After", "1");
            response.setHeader("RateLimit-Reason", "jira-burst-based");
        }
        if (limited) {
            response.setHeader(NAME, "rate limit");
            answer(response, 429, "Rate limit exceeded.");
        }
        return limited;
    }

    /** Gateways answer in HTML, Jira itself in JSON. */
    private static void fail(HttpServletResponse response, int status) throws IOException {
        response.setHeader(NAME, "error");
        if (status == 502 || status == 504) {
            response.setStatus(status);
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream()
                    .write(("<html><body><h1>" + status + " Gateway</h1></body></html>")
                            .getBytes(StandardCharsets.UTF_8));
        } else {
            if (status == 503) {
                response.setHeader("Retry-After", "1");
            }
            answer(response, status, "Internal server error");
        }
    }

    static void answer(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream()
                .write(("{\"errorMessages\":[\"" + message + "\"],\"errors\":{}}").getBytes(StandardCharsets.UTF_8));
    }
}
