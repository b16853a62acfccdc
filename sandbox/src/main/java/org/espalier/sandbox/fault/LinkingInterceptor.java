package org.espalier.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Answers every call about links as a Jira does whose administrator switched linking off (jira-api.md §8). */
@Component
class LinkingInterceptor implements HandlerInterceptor {

    private final FaultSwitches switches;

    LinkingInterceptor(FaultSwitches switches) {
        this.switches = switches;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (switches.current().access().linking().off()) {
            throw Refusal.notFound("Issue linking is currently disabled.");
        }
        return true;
    }
}
