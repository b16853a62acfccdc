package org.espalier.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets each request of an app pay for itself, once it is known that an app asks. */
@Component
class QuotaInterceptor implements HandlerInterceptor {

    private final RateLimits limits;

    QuotaInterceptor(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        return !AppTraffic.is(request) || LimitInterceptor.passes(limits.pay(), response);
    }
}
