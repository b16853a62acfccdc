package org.espalier.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Issues;
import org.espalier.sandbox.issues.Overseer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets each request to Jira's API meet the limits before anything is done. */
@Component
class LimitInterceptor implements HandlerInterceptor {

    private final RateLimits limits;
    private final Issues issues;
    private final Catalogue catalogue;

    LimitInterceptor(RateLimits limits, Issues issues, Catalogue catalogue) {
        this.limits = limits;
        this.issues = issues;
        this.catalogue = catalogue;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (limits.current().equals(Limits.NONE)) {
            return true;
        }
        boolean writing = handler instanceof HandlerMethod method && method.hasMethodAnnotation(Writing.class);
        RateLimits.Verdict verdict = limits.judge(new RateLimits.Request(
                request.getMethod(),
                FaultInterceptor.route(request),
                Objects.requireNonNullElse(request.getHeader("Authorization"), ""),
                writing ? issue(request) : ""));
        verdict.headers().forEach(response::setHeader);
        if (!verdict.passes()) {
            FaultInterceptor.answer(response, 429, "Rate limit exceeded.");
        }
        return verdict.passes();
    }

    /** The issue in the path, by the same name whichever of its names stands there. */
    private String issue(HttpServletRequest request) {
        if (limits.current().writesPerIssue() > 0
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("issue") instanceof String named) {
            return issues.named(Overseer.of(catalogue), named)
                    .map(issue -> Long.toString(issue.id()))
                    .orElseGet(() -> named.toUpperCase(Locale.ROOT));
        }
        return "";
    }
}
