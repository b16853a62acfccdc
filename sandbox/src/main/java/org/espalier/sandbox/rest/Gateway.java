package org.espalier.sandbox.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.espalier.sandbox.dialect.Dialect;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.node.ObjectNode;

/**
 * The second way into a Cloud site, {@code /ex/jira/{cloudId}/rest/…}, which real sites have at another host
 * (jira-api.md §2). Scoped tokens are good for nothing else, and other tokens are good for nothing here.
 */
@Component
@Profile(Dialect.CLOUD_PROFILE)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Gateway extends OncePerRequestFilter {

    /** The id of this site. */
    static final String CLOUD_ID = "5a6d2b0e-0c1d-4e5f-8a9b-0c1d2e3f4a5b";

    private static final String PREFIX = "/ex/jira/";
    private static final String VIA = Gateway.class.getName() + ".via";

    /** Whether a request came this way. */
    static boolean led(HttpServletRequest request) {
        return request.getAttribute(VIA) != null;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PREFIX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = PREFIX + CLOUD_ID;
        if (!request.getRequestURI().startsWith(site + "/rest/")) {
            answer(response, refusal(HttpServletResponse.SC_NOT_FOUND, "Not Found"));
            return;
        }
        request.setAttribute(VIA, true);
        chain.doFilter(new Inside(request, site), response);
    }

    /**
     * What the gateway says of a token that it does not take.
     *
     * @param more what is said beside that, with a separator at its begin
     */
    static ObjectNode unauthorized(String more) {
        return refusal(HttpServletResponse.SC_UNAUTHORIZED, "Unauthorized" + more);
    }

    private static ObjectNode refusal(int status, String message) {
        return TermJson.JSON.objectNode().put("code", status).put("message", message);
    }

    /** Answers in the words of the gateway. */
    static void answer(HttpServletResponse response, ObjectNode refusal) throws IOException {
        response.setStatus(refusal.path("code").intValue());
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(refusal.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The request as the site itself sees it. */
    private static final class Inside extends HttpServletRequestWrapper {

        private final String site;

        Inside(HttpServletRequest request, String site) {
            super(request);
            this.site = site;
        }

        @Override
        public String getRequestURI() {
            return super.getRequestURI().substring(site.length());
        }

        @Override
        public String getServletPath() {
            return super.getServletPath().substring(site.length());
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            int begin = url.indexOf(site);
            return url.delete(begin, begin + site.length());
        }
    }
}
