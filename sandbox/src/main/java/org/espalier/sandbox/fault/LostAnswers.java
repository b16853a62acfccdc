package org.espalier.sandbox.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Keeps back the answers of writes that were carried out and cuts the connection instead, as a network does. */
@Component
class LostAnswers extends OncePerRequestFilter {

    private static final String CUT = LostAnswers.class.getName() + ".cut";
    private static final int FIRST_REFUSAL = 400;

    private final FaultSwitches switches;

    LostAnswers(FaultSwitches switches) {
        this.switches = switches;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return switches.current().chances().timeoutAfterCommit() == 0
                || !request.getRequestURI().startsWith("/rest/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        boolean done = kept.getStatus() < FIRST_REFUSAL;
        if (done
                && request.getAttribute(FaultInterceptor.LOSE_ANSWER) != null
                && request.getAttribute(CUT) instanceof Runnable cut) {
            response.setHeader(FaultInterceptor.NAME, "lost answer");
            cut.run();
            return;
        }
        kept.copyBodyToResponse();
    }

    /** Gives each request the means to cut its connection, which servlets do not have. */
    private static final class Scissors extends ValveBase {

        Scissors() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            request.setAttribute(CUT, (Runnable) () -> cut(response));
            getNext().invoke(request, response);
        }

        private static void cut(Response response) {
            response.setSuspended(true);
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Setup {

        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> scissors() {
            return server -> server.addContextValves(new Scissors());
        }
    }
}
