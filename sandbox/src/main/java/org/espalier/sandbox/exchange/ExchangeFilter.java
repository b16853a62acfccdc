package org.espalier.sandbox.exchange;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands each request to Jira's API, and each for tokens, to the log, with its answer as it is sent. */
@Component
@ConditionalOnProperty(ExchangeLog.FOLDER)
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // behind what rewrites paths
class ExchangeFilter extends OncePerRequestFilter {

    /** The header that names what the sandbox does on purpose and Jira does not. */
    private static final String FAULT = "X-Sandbox-Fault";

    /** No request needs to be as long. One that is stays in the log as no JSON, which no document allows. */
    private static final int LONGEST_REQUEST = 1 << 24;

    private final JsonMapper json = JsonMapper.builder().build();
    private final ExchangeLog log;

    ExchangeFilter(ExchangeLog log) {
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().matches("/(rest|oauth|_edge)/.*");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingRequestWrapper asked = new ContentCachingRequestWrapper(request, LONGEST_REQUEST);
        ContentCachingResponseWrapper answered = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(asked, answered);
        } catch (ServletException | RuntimeException failure) {
            // A client that hangs up is another failure, and none of ours.
            answered.resetBuffer();
            write(asked, answered, HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            throw failure;
        }
        write(asked, answered, answered.getStatus());
        answered.copyBodyToResponse();
    }

    private void write(ContentCachingRequestWrapper asked, ContentCachingResponseWrapper answered, int status)
            throws IOException {
        if (asked.getContentAsByteArray().length == 0) {
            // Whoever refuses a request at the door does not read it, and only what was read is kept.
            asked.getInputStream().readAllBytes();
        }
        log.write(request(asked), answer(asked, answered, status));
    }

    private Exchange.Request request(ContentCachingRequestWrapper request) {
        String query = request.getQueryString();
        return new Exchange.Request(
                request.getMethod(),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse("").split("/", 2)[0],
                Objects.requireNonNullElse(request.getContentType(), ""),
                node(request.getContentAsByteArray()));
    }

    private Exchange.Answer answer(HttpServletRequest request, ContentCachingResponseWrapper response, int status) {
        return new Exchange.Answer(
                String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)),
                status,
                Objects.requireNonNullElse(response.getContentType(), ""),
                node(response.getContentAsByteArray()),
                Objects.requireNonNullElse(response.getHeader(FAULT), ""));
    }

    /** What is no JSON is kept as a text, which no document takes for an object. */
    private @Nullable JsonNode node(byte[] text) {
        if (text.length == 0) {
            return null;
        }
        try {
            return json.readTree(text);
        } catch (JacksonException none) {
            return json.getNodeFactory().stringNode("no JSON");
        }
    }
}
