package org.espalier.server.jira;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.espalier.server.jira.JiraRequest.Caller;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.TrackerAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * The HTTP to one site: each request is sent once, to an address that was checked, and is followed nowhere else. Safe
 * for use by several threads.
 */
final class Wire implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout ANSWER = Timeout.ofSeconds(30);
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

    private final CloseableHttpClient http;
    private final RestClient client;
    private final String base;
    private final String host;
    private final String authorization;
    private final Pace pace;

    Wire(Access access, Pace pace) {
        this.http = http(access.address());
        this.client = RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                .build();
        this.base = access.address().base().toString();
        this.host = access.address().host();
        this.authorization = basic(access.credential());
        this.pace = pace;
    }

    /** Host and port, for people. */
    String host() {
        return host;
    }

    /** Sends the request and answers the body of a good answer. */
    byte[] send(JiraRequest request) throws JiraFailure, InterruptedException {
        var received = pace.inTurn(request, () -> exchanged(request));
        return Verdict.body(received, host);
    }

    private Verdict.Received exchanged(JiraRequest request) throws JiraFailure, InterruptedException {
        var sending = client.method(request.method())
                .uri(URI.create(base + request.path()))
                .accept(MediaType.APPLICATION_JSON);
        if (request.caller() == Caller.ACCOUNT) {
            sending = sending.header(HttpHeaders.AUTHORIZATION, authorization);
        }
        if (request.body().isPresent()) {
            sending = sending.contentType(MediaType.APPLICATION_JSON)
                    .body(Json.written(request.body().get()));
        }
        try {
            return sending.exchange((sent, response) -> received(response));
        } catch (ResourceAccessException failure) {
            throw failed(failure);
        }
    }

    private static Verdict.Received received(ClientHttpResponse response) throws IOException {
        var body = response.getBody().readNBytes(LONGEST_ANSWER + 1);
        if (body.length > LONGEST_ANSWER) {
            throw new IOException("The answer is longer than " + LONGEST_ANSWER + " bytes.");
        }
        return new Verdict.Received(response.getStatusCode().value(), response.getHeaders(), body);
    }

    private JiraFailure failed(ResourceAccessException failure) throws InterruptedException {
        var cause = failure.getCause();
        if (Thread.interrupted()) {
            throw new InterruptedException("Stopped while waiting for Jira.");
        }
        return switch (cause) {
            case UnknownHostException unknown -> JiraFailure.notSent(host, "its name is not known here", unknown);
            case ConnectTimeoutException slow -> JiraFailure.notSent(host, "nobody answered within 5 seconds", slow);
            case ConnectException refused -> JiraFailure.notSent(host, "the connection was refused", refused);
            case NoRouteToHostException away -> JiraFailure.notSent(host, "there is no way to it", away);
            case SSLHandshakeException untrusted ->
                JiraFailure.notSent(host, "its certificate is not trusted, or it does not speak TLS", untrusted);
            case SSLPeerUnverifiedException other ->
                JiraFailure.notSent(host, "its certificate belongs to another name", other);
            case ConnectionRequestTimeoutException busy ->
                JiraFailure.notSent(host, "all of the connections to it are in use", busy);
            case null, default -> JiraFailure.lost(host, cause);
        };
    }

    private static CloseableHttpClient http(TrackerAddress address) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Pinned(address))
                .setMaxConnTotal(Pace.AT_ONCE)
                .setMaxConnPerRoute(Pace.AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(ANSWER)
                        // A connection that Jira has closed meanwhile would make a write's outcome unknown.
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.of(5, TimeUnit.MINUTES))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(ANSWER)
                        .setConnectionRequestTimeout(ANSWER)
                        .setAuthenticationEnabled(false)
                        .build())
                .setUserAgent("Espalier")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static String basic(Credential credential) {
        return "Basic " + HttpHeaders.encodeBasicAuth(credential.user(), credential.secret(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }

    /** Answers with the addresses that were checked, for this host alone. */
    private record Pinned(TrackerAddress address) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return address.addresses().toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
