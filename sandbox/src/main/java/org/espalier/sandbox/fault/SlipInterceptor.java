package org.espalier.sandbox.fault;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.espalier.sandbox.issues.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets the next writing request find that the project's member was faster: what was kept for that moment is sent in the
 * member's name and answered before the request goes on, whoever sent it.
 */
@Component
class SlipInterceptor implements HandlerInterceptor {

    private static final String MEMBER =
            "Basic " + Base64.getEncoder().encodeToString("member:sandbox".getBytes(StandardCharsets.UTF_8));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Optional<Slip> kept = Optional.empty();

    /** A writing request in somebody else's name. */
    record Slip(String method, String path, String body) {}

    /** Keeps a request for that moment, or none. */
    synchronized void keep(Optional<Slip> slip) {
        kept = slip;
    }

    /** What waits for its moment. */
    synchronized Optional<Slip> kept() {
        return kept;
    }

    private synchronized Optional<Slip> taken() {
        Optional<Slip> taken = kept;
        kept = Optional.empty();
        return taken;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Writing.class)) {
            Optional<Slip> slip = taken();
            if (slip.isPresent()) {
                send(slip.get(), request.getLocalPort(), response);
            }
        }
        return true;
    }

    private void send(Slip slip, int port, HttpServletResponse response) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + slip.path()))
                .header("Authorization", MEMBER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(slip.method(), HttpRequest.BodyPublishers.ofString(slip.body()))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                response.setHeader(FaultInterceptor.NAME, "slip");
                throw Refusal.badRequest(slip.method() + " " + slip.path() + " was to slip in and was answered with "
                        + status + ". Nothing was changed; put another into /sandbox/slips.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
