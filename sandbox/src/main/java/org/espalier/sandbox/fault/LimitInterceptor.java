package org.espalier.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets each request to Jira's API meet the limits before anything is done. */
@Component
class LimitInterceptor implements HandlerInterceptor {

    private final RateLimits limits;
    private final WrittenIssues written;

    LimitInterceptor(RateLimits limits, WrittenIssues written) {
        this.limits = limits;
        this.written = written;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (limits.current().equals(Limits.NONE)) {
            return true;
        }
        RateLimits.Verdict verdict = limits.judge(new RateLimits.Request(
                request.getMethod(),
                FaultInterceptor.route(request),
                Objects.requireNonNullElse(request.getHeader("Authorization"), "")));
        boolean writing = handler instanceof HandlerMethod method && method.hasMethodAnnotation(Writing.class);
        return passes(verdict, response) && (!writing || passes(limits.judge(inPath(request)), response));
    }

    /** Tells what was judged; whether the request goes on. */
    static boolean passes(RateLimits.Verdict verdict, HttpServletResponse response) throws IOException {
        verdict.headers().forEach(response::setHeader);
        if (!verdict.passes()) {
            FaultInterceptor.answer(response, 429, "Rate limit exceeded.");
        }
        return verdict.passes();
    }

    private List<String> inPath(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? written.inPath(variables)
                : List.of();
    }
}
