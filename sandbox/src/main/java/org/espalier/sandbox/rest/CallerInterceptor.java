package org.espalier.sandbox.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.espalier.sandbox.fault.AppTraffic;
import org.espalier.sandbox.fault.Writing;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Finds out who asks, says so in the headers, and hands the caller and the site to the call.
 *
 * <p>Where refused credentials make an anonymous visitor, an open call answers 200 with little or nothing, and only a
 * header tells why.
 */
@Component
class CallerInterceptor implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String CALLER = CallerInterceptor.class.getName() + ".caller";

    private final Callers callers;
    private final Shapes shapes;

    CallerInterceptor(Callers callers, Shapes shapes) {
        this.callers = callers;
        this.shapes = shapes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String authorization = request.getHeader("Authorization");
        Callers.Login login = callers.login(authorization, Gateway.led(request));
        if (Gateway.led(request) && !letIn(login, authorization, request, response, handler)) {
            return false;
        }
        Caller caller = login.caller();
        request.setAttribute(CALLER, caller);
        if (login.app().isPresent()) {
            AppTraffic.mark(request);
        }
        if (login.refusal().isPresent()) {
            response.setHeader("X-Seraph-LoginReason", login.refusal().get());
            if (!shapes.goesOnWithoutLogin(response)) {
                return false;
            }
        }
        shapes.tellCaller(caller.account(), response);
        boolean open = handler instanceof HandlerMethod method && method.hasMethodAnnotation(OpenToAnyone.class);
        if (caller.account().isEmpty() && !open) {
            throw Refusal.notSignedIn(shapes.notSignedIn());
        }
        return true;
    }

    /** Whether the gateway passes the request on; it knows tokens and scopes, and nothing of Jira's permissions. */
    private static boolean letIn(
            Callers.Login login,
            @Nullable String authorization,
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler)
            throws IOException {
        if (login.refusal().isPresent()
                && Callers.bearer(String.valueOf(authorization)).isPresent()) {
            Gateway.answer(response, Gateway.unauthorized(""));
            return false;
        }
        boolean writing = handler instanceof HandlerMethod method && method.hasMethodAnnotation(Writing.class);
        Set<String> needed = Scopes.needed(request.getMethod() + " " + request.getRequestURI(), writing);
        if (login.app().isPresent() && !login.app().get().scopes().containsAll(needed)) {
            Gateway.answer(response, Gateway.unauthorized("; scope does not match"));
            return false;
        }
        return true;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Site.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request != null && parameter.getParameterType() == Site.class) {
            return Site.of(request, shapes);
        }
        if (request != null && request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("A call outside /rest asks for its caller; this indicates a bug.");
    }
}
