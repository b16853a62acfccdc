package org.espalier.server.jira;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.espalier.server.jira.LastLook.Purpose;
import org.espalier.server.jira.Limits.Limit;
import org.espalier.server.tracker.Access;
import org.espalier.server.tracker.Access.Way;
import org.espalier.server.tracker.Credential;
import org.espalier.server.tracker.TrackerAddress;
import org.espalier.server.tracker.WritePermit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The HTTP to one site: each request is sent once, to an address that was checked, is followed nowhere else and is cut
 * off when its time is over. Safe for use by several threads.
 */
final class Wire implements AutoCloseable {

    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor cuts;
    private final String base;
    private final String host;
    private final String authorization;
    private final Way way;
    private final Pace pace;
    private final Limits limits;
    private final RefusedCredential refusedCredential = new RefusedCredential();

    Wire(Access access, Pace pace, Limits limits) {
        this.http = http(access.address(), limits);
        this.cuts = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("jira-time-over").factory());
        this.cuts.setRemoveOnCancelPolicy(true);
        this.base = access.address().base().toString();
        this.host = access.address().host();
        this.authorization = authorization(access.credential());
        this.way = access.way();
        this.pace = pace;
        this.limits = limits;
    }

    /** Host and port, for people. */
    String host() {
        return host;
    }

    /** Whether what answers there is known for a Jira before it said a word. */
    boolean knownForJira() {
        return way == Way.GATEWAY;
    }

    /** Sends a request that changes nothing and answers the body of a good answer. */
    byte[] read(JiraRequest request) throws JiraFailure, InterruptedException {
        return sent(request, limits.reading(), Purpose.READING);
    }

    /** Sends a request that changes something and answers the body of a good answer. */
    byte[] write(JiraRequest request) throws JiraFailure, InterruptedException {
        return sent(request, limits.writing(), Purpose.WRITING);
    }

    private byte[] sent(JiraRequest request, Limit limit, Purpose purpose) throws JiraFailure, InterruptedException {
        var received = pace.inTurn(request, limit.turn(), () -> exchanged(request, limit.exchange(), purpose));
        try {
            var body = Verdict.body(received, host);
            if (request.withCredential()) {
                refusedCredential.taken();
            }
            return body;
        } catch (JiraFailure failure) {
            if (failure.trouble() != JiraFailure.Trouble.CREDENTIAL_REFUSED) {
                throw failure;
            }
            throw JiraFailure.credentialRefused(host, failure, refusedCredential.refused(pace.now()));
        }
    }

    private Verdict.Received exchanged(JiraRequest request, Duration longest, Purpose purpose)
            throws JiraFailure, InterruptedException {
        var context = HttpClientContext.create();
        context.setAttribute(LastLook.PURPOSE, purpose);
        if (purpose == Purpose.WRITING) {
            WritePermit.renew();
        }
        var sending = sending(request);
        // The time limits of a socket start anew with every byte, so that a slow answer would never be over.
        Runnable cut = sending::cancel;
        var timeOver = cuts.schedule(cut, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var received = http.execute(sending, context, this::received);
            pace.heard(request, received.signals());
            return received;
        } catch (IOException failure) {
            throw failed(failure);
        } catch (IllegalStateException gone) {
            if (!sending.isCancelled()) {
                throw gone;
            }
            // Cut off between two steps of its own, the client misses its connection.
            throw JiraFailure.lost(host, gone);
        } finally {
            timeOver.cancel(false);
        }
    }

    private HttpUriRequestBase sending(JiraRequest request) {
        var sending = new HttpUriRequestBase(request.method().name(), URI.create(base + request.path()));
        sending.setHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
        // The gateway is no stranger, and answers nobody without a credential.
        if (request.withCredential() || way == Way.GATEWAY) {
            sending.setHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        request.body()
                .ifPresent(body ->
                        sending.setEntity(new ByteArrayEntity(Json.written(body), ContentType.APPLICATION_JSON)));
        return sending;
    }

    private Verdict.Received received(ClassicHttpResponse response) throws IOException {
        var headers = new HttpHeaders();
        Arrays.stream(response.getHeaders()).forEach(header -> headers.add(header.getName(), header.getValue()));
        var signals = new Signals(response.getCode(), headers, pace.now());
        var entity = response.getEntity();
        if (entity == null) {
            return new Verdict.Received(signals, new byte[0]);
        }
        var body = entity.getContent().readNBytes(LONGEST_ANSWER + 1);
        if (body.length > LONGEST_ANSWER) {
            throw new IOException("The answer is longer than " + LONGEST_ANSWER + " bytes.");
        }
        return new Verdict.Received(signals, body);
    }

    private JiraFailure failed(IOException cause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Stopped while waiting for Jira.");
        }
        return switch (cause) {
            case LastLook.NotPermitted late -> JiraFailure.notPermitted(host, late);
            case TrackerAddress.PrivateHost closed ->
                JiraFailure.notSent(
                        host, "its address is private by now, and connections to it are not allowed", closed);
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
            default -> JiraFailure.lost(host, cause);
        };
    }

    private static CloseableHttpClient http(TrackerAddress address, Limits limits) {
        var answer = Timeout.of(limits.reading().exchange());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Pinned(address))
                .setMaxConnTotal(Pace.AT_ONCE)
                .setMaxConnPerRoute(Pace.AT_ONCE)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(answer)
                        // A connection that Jira has closed meanwhile would make a write's outcome unknown.
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.of(5, TimeUnit.MINUTES))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new LastLook())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(answer)
                        .setConnectionRequestTimeout(answer)
                        .setAuthenticationEnabled(false)
                        .build())
                .setUserAgent("Espalier")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static String authorization(Credential credential) {
        return credential.tokenAlone()
                ? "Bearer " + credential.secret()
                : "Basic "
                        + HttpHeaders.encodeBasicAuth(credential.user(), credential.secret(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        cuts.shutdownNow();
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
